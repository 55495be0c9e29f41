using FunctionalVae.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Diff.Tests;

/// <summary>What the compiler says of a model that DiffSharp cannot express.</summary>
public sealed class GeneratorTests
{
    private const string Layers =
        "new VaeSpec(new Features(4), [new Dense(8, Activation.Tanh), new Dense(8, Activation.Gelu)], new DiagonalNormalLatent(2), [new Dense(8)], new SquaredErrorLikelihood());";

    [Fact]
    public void GELU_is_an_error_where_DiffSharp_is_asked_for()
    {
        var (output, problems) = Run(
            $"[GenerateVae(Backends = VaeBackends.Diff)] public static partial class Asked {{ public static VaeSpec Spec {{ get; }} = {Layers} }}"
        );
        var problem = Assert.Single(problems, each => each.Id.StartsWith("FVAE4", StringComparison.Ordinal));
        Assert.Equal(("FVAE4002", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Contains(
            "DiffSharp has no error function",
            problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        Assert.Equal("Activation.Gelu", problem.Location.SourceTree!.GetText().ToString(problem.Location.SourceSpan));
        Assert.Null(output.GetTypeByMetadataName("Asked+Diff"));
    }

    [Fact]
    public void GELU_leaves_DiffSharp_out_where_it_is_merely_referenced()
    {
        var (output, problems) = Run(
            $"[GenerateVae] public static partial class Referenced {{ public static VaeSpec Spec {{ get; }} = {Layers} }}"
        );
        var problem = Assert.Single(problems, each => each.Id.StartsWith("FVAE4", StringComparison.Ordinal));
        Assert.Equal(("FVAE4003", DiagnosticSeverity.Warning), (problem.Id, problem.Severity));
        Assert.NotNull(output.GetTypeByMetadataName("Referenced"));
        Assert.Null(output.GetTypeByMetadataName("Referenced+Diff"));
    }

    [Fact]
    public void A_model_that_asks_for_the_managed_engine_alone_has_no_Diff()
    {
        var (output, problems) = Run(
            $"[GenerateVae(Backends = VaeBackends.None)] public static partial class Alone {{ public static VaeSpec Spec {{ get; }} = {Layers} }}"
        );
        Assert.DoesNotContain(problems, each => each.Id.StartsWith("FVAE4", StringComparison.Ordinal));
        Assert.Null(output.GetTypeByMetadataName("Alone+Diff"));
    }

    private static (Compilation Output, IReadOnlyList<Diagnostic> Problems) Run(string source)
    {
        CSharpGeneratorDriver
            .Create(new VaeGenerator())
            .RunGeneratorsAndUpdateCompilation(
                GeneratedModels.Compile("using FunctionalVae;\n" + source),
                out var output,
                out var problems
            );
        return (output, problems);
    }
}
