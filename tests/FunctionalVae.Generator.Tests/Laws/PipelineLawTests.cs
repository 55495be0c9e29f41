using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Reporting;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>Law 2: no value cached by the pipeline is or holds anything of the compiler's.</summary>
public sealed class PipelineLawTests
{
    [Fact]
    public void Cached_models_and_problems_hold_nothing_of_the_compilers()
    {
        var broken = Sources.With("Latent(4)", "Latent(0)").Replace("class Vae", "class Broken", StringComparison.Ordinal);
        var refused = Sources.With("Latent(4)", "Latent(int.Parse(\"4\"))").Replace("class Vae", "class Refused", StringComparison.Ordinal);
        var twin = Sources.Model(Sources.Valid).Replace("class Vae", "class Twin", StringComparison.Ordinal);
        var grey = Sources.With(", Binarization: Binarization.Dynamic", "").Replace("class Vae", "class Grey", StringComparison.Ordinal);
        const string unused = "internal static class Blocks { internal static FunctionalVae.Dense Unused => new(3); }";
        var steps = GeneratorRun.Of(Sources.Model(Sources.Valid), broken, refused, twin, grey, unused).Result.TrackedSteps;
        var values = new[] { TrackingNames.Reading, TrackingNames.Model, TrackingNames.Problems, TrackingNames.Twins, TrackingNames.Unused }
            .SelectMany(name => steps[name])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)
            .ToList();
        Assert.Equal(5, values.OfType<SpecReading>().Count());
        Assert.Equal(2, values.OfType<GeneratedModel>().Count());
        Assert.Equal(5, values.OfType<Problem>().Count());
        Assert.All(values, value => Assert.Empty(RoslynWalk.Find(value)));
    }

    [Fact]
    public void The_walk_sees_what_it_is_for()
    {
        var compilation = Compiler.Compile("class A;");
        var tree = compilation.SyntaxTrees[0];
        object[] holders =
        [
            new Holder(compilation.GetTypeByMetadataName("A")),
            new Holder(tree.GetRoot()),
            new Holder(tree),
            new Holder(compilation),
            new Holder(new List<object> { new Holder(tree.GetRoot().GetLocation()) }),
            new Holder(tree.GetRoot().GetFirstToken()),
        ];
        Assert.All(holders, holder => Assert.NotEmpty(RoslynWalk.Find(holder)));
    }

    [Fact]
    public void No_type_that_the_pipeline_caches_can_hold_anything_of_the_compilers()
    {
        Type[] cached = [typeof(SpecReading), typeof(GeneratedModel), typeof(Problem)];
        var seen = new HashSet<Type>();
        Assert.Empty(cached.SelectMany(type => RoslynTypes.Find(type, seen)));
        // The walk goes through lists, and from an abstract record to every record that derives from it.
        Assert.All([typeof(SourceSpan), typeof(VaeSpec), typeof(Dense), typeof(LearnedVariance)], type => Assert.Contains(type, seen));
    }

    [Fact]
    public void The_pipeline_caches_these_types_and_no_others()
    {
        var broken = Sources.With("Latent(4)", "Latent(0)").Replace("class Vae", "class Broken", StringComparison.Ordinal);
        var named = GeneratorRun.Of(Sources.Model(Sources.Valid), broken).Result.TrackedSteps;
        var ours = typeof(TrackingNames).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        // What Roslyn keeps of its own to find attributes and to hand on compilations is its own affair.
        Assert.Empty(named.Keys.Where(name => !RoslynsOwn(name)).Except(ours));
        var types = named
            .Where(step => ours.Contains(step.Key))
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value.GetType())
            .Distinct();
        Assert.Equal(
            ["GeneratedModel", "Problem", "SpecReading", "VaeBackends"],
            types.Select(type => type.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(typeof(Bad<ISymbol>))]
    [InlineData(typeof(Bad<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>))]
    [InlineData(typeof(Bad<System.Collections.Immutable.ImmutableArray<Bad<Location>>>))]
    [InlineData(typeof(Bad<Dictionary<string, SyntaxToken?>>))]
    [InlineData(typeof(Bad<Compilation[]>))]
    [InlineData(typeof(Bad<object>))]
    [InlineData(typeof(Bad<Func<int>>))]
    public void The_walk_over_types_sees_what_it_is_for(Type type) => Assert.NotEmpty(RoslynTypes.Find(type, []));

    private static bool RoslynsOwn(string name) =>
        name.StartsWith("Compilation", StringComparison.Ordinal)
        || name.Contains("ForAttribute", StringComparison.Ordinal)
        || name is "ParseOptions" or "AnalyzerConfigOptions" or "AdditionalTexts" or "MetadataReferences" or "SourceOutput";

    private sealed record Bad<T>(T Value);

    private sealed record Holder(object? Value);
}
