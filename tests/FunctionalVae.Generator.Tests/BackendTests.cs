using System.Globalization;
using System.Text;
using FunctionalVae.Generator.Tests.Harness;
using FunctionalVae.Shared;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Which backends a model is written for, and that what is written compiles against the declared surfaces of their libraries: for the zoo and
/// for random specifications. The backends' own tests run it.
/// </summary>
public sealed class BackendTests
{
    private const int RandomCount = 200;

    public static TheoryData<string> Zoo { get; } =
    [.. Directory.GetFiles(Path.Combine(Repository.Root, "specs"), "*Vae.cs").Concat(Manifold).Select(file => Path.GetFileName(file)!)];

    private static IEnumerable<string> Manifold => Directory.GetFiles(Path.Combine(Repository.Root, "specs"), "MnistManifold.cs");

    private static IReadOnlyDictionary<VaeBackends, Func<MetadataReference[]>> Libraries { get; } =
        new Dictionary<VaeBackends, Func<MetadataReference[]>>
        {
            [VaeBackends.Torch] = () => Backends.Torch,
            [VaeBackends.Diff] = () => Backends.Diff,
        };

    [Theory]
    [MemberData(nameof(Zoo))]
    public void The_zoo_compiles_with_each_backend(string file)
    {
        // Each with the files that have no model themselves: blocks and rows.
        string[] shared =
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "specs"), "*.cs")
                .Select(Read)
                .Where(text => !text.Contains("[GenerateVae", StringComparison.Ordinal)),
        ];
        // GELU, and tables.
        string[] noDiff = ["FashionVae.cs", "AdultVae.cs", "CustomerVae.cs"];
        Assert.All(
            Libraries,
            library =>
            {
                var run = With(library.Value(), [Read(Path.Combine(Repository.Root, "specs", file)), .. shared]);
                var isLeftOut = run.All.Any(problem => problem.Id == "FVAE4003");
                Assert.Equal(library.Key == VaeBackends.Diff && noDiff.Contains(file), isLeftOut);
                Assert.Equal(isLeftOut ? 1 : 2, run.Result.GeneratedSources.Length);
                AssertCompiles(run);
            }
        );
    }

    [Theory]
    [InlineData(VaeBackends.Torch)]
    [InlineData(VaeBackends.Diff)]
    [Trait("Category", "Slow")]
    public void Random_specifications_compile_with(VaeBackends backend)
    {
        var source = new StringBuilder("using FunctionalVae;\nnamespace Random;\n");
        var expressible = 0;
        for (var index = 0; index < RandomCount; index++)
        {
            var spec = RandomSpecs.Make(Key.FromSeed(78).Child((ulong)index));
            expressible += BackendRules.Check(backend, spec).Count == 0 ? 1 : 0;
            source.Append(
                CultureInfo.InvariantCulture,
                $"[GenerateVae] public static partial class Vae{index} {{ public static VaeSpec Spec {{ get; }} = {spec}; }}\n"
            );
        }

        var run = With(Libraries[backend](), source.ToString());
        // The wider the vocabulary, the fewer specifications have nothing that DiffSharp lacks.
        Assert.True(expressible > RandomCount / 12, $"Only {expressible} of {RandomCount} can be written.");
        Assert.Equal(RandomCount + expressible, run.Result.GeneratedSources.Length);
        AssertCompiles(run);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("(Backends = VaeBackends.Referenced)", true)]
    [InlineData("(Backends = VaeBackends.Torch)", true)]
    [InlineData("(Backends = VaeBackends.Torch | VaeBackends.Referenced)", true)]
    [InlineData("(Backends = VaeBackends.None)", false)]
    public void The_attribute_says_which_of_the_referenced_backends_are_written(string arguments, bool isWritten)
    {
        var run = WithTorch(Sources.Model(Sources.Valid).Replace("[GenerateVae]", $"[GenerateVae{arguments}]", StringComparison.Ordinal));
        Assert.Empty(run.All.Select(problem => problem.ToString()));
        Assert.Equal(
            isWritten,
            run.Result.GeneratedSources.Any(source => source.HintName.EndsWith(".Torch.g.cs", StringComparison.Ordinal))
        );
        AssertCompiles(run);
    }

    [Fact]
    public void Without_the_package_nothing_is_written_and_nothing_said()
    {
        var run = GeneratorRun.Of(Sources.Model(Sources.Valid));
        Assert.Empty(run.All);
        Assert.Single(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_backend_that_is_asked_for_and_not_referenced_is_an_error_on_the_attribute()
    {
        var source = Sources
            .Model(Sources.Valid)
            .Replace("[GenerateVae]", "[GenerateVae(Backends = VaeBackends.Torch)]", StringComparison.Ordinal);
        var problem = Assert.Single(GeneratorRun.Of(source).Diagnostics);
        Assert.Equal("FVAE4001", problem.Id);
        Assert.Equal("GenerateVae(Backends = VaeBackends.Torch)", Marked.Text(problem));
        Assert.Contains(
            "FunctionalVae.Torch; add it and one of TorchSharp-cpu",
            problem.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("(Backends = VaeBackends.Diff)", "FVAE4002", "new Dense(32, Activation.Gelu)")]
    [InlineData("", "FVAE4003", "new Dense(32, Activation.Gelu)")]
    [InlineData("", "FVAE4003", "new Residual([new Dense(32, Activation.Tanh), new Repeat([new Dense(32, Activation.Gelu)], 2)])")]
    public void What_a_backend_cannot_express_is_said_on_the_argument(string arguments, string id, string layer)
    {
        var source = Sources
            .With("new Dense(32, Activation.Gelu)", layer)
            .Replace("[GenerateVae]", $"[GenerateVae{arguments}]", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Compiler.Compile(source).AddReferences(Backends.Diff));
        var problem = Assert.Single(run.All);
        Assert.Equal(id, problem.Id);
        Assert.Equal("Activation.Gelu", Marked.Text(problem));
        Assert.Single(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_package_that_is_added_writes_the_backend_and_not_the_model_again()
    {
        var before = Compiler.Compile(Sources.Model(Sources.Valid));
        var run = GeneratorRun.Of(before);
        run.Advance(before.AddReferences(Backends.Torch));
        Assert.Equal(2, run.Result.GeneratedSources.Length);
        Assert.All(
            run.Result.TrackedSteps[TrackingNames.Model].SelectMany(step => step.Outputs),
            output =>
                Assert.Contains(
                    output.Reason,
                    (IncrementalStepRunReason[])[IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]
                )
        );
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("(Backends = VaeBackends.None)", true)]
    [InlineData("(Backends = VaeBackends.Diff)", true)]
    public void The_name_of_a_backend_that_is_not_written_is_free(string arguments, bool isReferenced)
    {
        foreach (var source in Named("Torch", arguments))
        {
            var compilation = Compiler.Compile(source).AddReferences(Backends.Diff);
            var run = GeneratorRun.Of(isReferenced ? compilation.AddReferences(Backends.Torch) : compilation);
            Assert.Single(run.Models);
            Assert.DoesNotContain(run.All, problem => problem.Id == "FVAE0004");
            AssertCompiles(run);
        }
    }

    [Theory]
    [InlineData("Torch", "")]
    [InlineData("Torch", "(Backends = VaeBackends.Torch)")]
    [InlineData("Diff", "(Backends = VaeBackends.Diff | VaeBackends.Torch)")]
    public void The_name_of_a_backend_that_is_written_is_refused(string name, string arguments) =>
        Assert.All(
            Named(name, arguments),
            source =>
            {
                var run = GeneratorRun.Of(Compiler.Compile(source).AddReferences([.. Backends.Torch, .. Backends.Diff]));
                var problem = Assert.Single(run.Diagnostics);
                Assert.Equal(("FVAE0004", name), (problem.Id, Marked.Text(problem)));
                Assert.StartsWith(
                    $"'{name}' is the name of a generated member of '",
                    problem.GetMessage(CultureInfo.InvariantCulture),
                    StringComparison.Ordinal
                );
            }
        );

    [Fact]
    public void A_name_is_taken_when_the_package_is_added_and_free_when_it_goes()
    {
        var before = Compiler.Compile(Named("Torch", "")[0]);
        var run = GeneratorRun.Of(before);
        Assert.Empty(run.Diagnostics);
        run.Advance(before.AddReferences(Backends.Torch));
        Assert.Equal("FVAE0004", Assert.Single(run.Diagnostics).Id);
        run.Advance(before);
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Result.GeneratedSources);
    }

    [Fact]
    public void The_page_is_right_about_the_readmes_model()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "backends.md"));
        var declared = Block(readme, "```csharp\n");
        var program = $$"""
            using System;
            using FunctionalVae;
            using FunctionalVae.Data;
            namespace Readme;
            public static class Program
            {
                public static void Main()
                {
                    {{Block(page, "<!-- torch -->\n```csharp\n")}}
                    Console.WriteLine($"{score} {encoder}");
                }
            }
            """;
        AssertCompiles(
            WithTorch(
                "using FunctionalVae;\nnamespace Readme;\n" + declared[declared.IndexOf("[GenerateVae]", StringComparison.Ordinal)..],
                program
            )
        );
    }

    [Fact]
    public void The_pages_loop_compiles()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "backends.md"));
        var program = $$"""
            using System;
            using System.Linq;
            using FunctionalVae;
            using FunctionalVae.Torch;
            using FunctionalVae.Zoo;
            using TorchSharp;
            namespace Page;
            public static class Program
            {
                public static void Run(IDataset<MnistVae.Images> data)
                {
                    {{Block(page, "<!-- loop -->\n```csharp\n")}}
                    Console.WriteLine($"{trained} {encoder}");
                }
            }
            """;
        var specs = Path.Combine(Repository.Root, "specs");
        AssertCompiles(WithTorch(Read(Path.Combine(specs, "MnistVae.cs")), Read(Path.Combine(specs, "Blocks.cs")), program));
    }

    // As a member's name, and as the class's own.
    private static string[] Named(string name, string arguments) =>
        [
            .. new[]
            {
                Sources.With("Activation.Gelu", "Activation.Relu", $"public static int {name} => 1;"),
                Sources.With("Activation.Gelu", "Activation.Relu").Replace("class Vae", $"class {name}", StringComparison.Ordinal),
            }.Select(source => source.Replace("[GenerateVae]", $"[GenerateVae{arguments}]", StringComparison.Ordinal)),
        ];

    private static string Block(string text, string start)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static GeneratorRun WithTorch(params string[] sources) => With(Backends.Torch, sources);

    private static GeneratorRun With(MetadataReference[] library, params string[] sources) =>
        GeneratorRun.Of(Compiler.Compile(sources).AddReferences(library));

    // The zoo is written with the usings that its project implies.
    private static string Read(string file) =>
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\n" + File.ReadAllText(file);

    private static void AssertCompiles(GeneratorRun run) =>
        Assert.Empty(
            run.Output.GetDiagnostics()
                .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
                .Select(problem => problem.ToString())
                .Take(5)
        );
}
