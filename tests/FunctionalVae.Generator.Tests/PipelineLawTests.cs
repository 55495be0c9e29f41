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

    private sealed record Holder(object? Value);
}
