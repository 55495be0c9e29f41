using FunctionalVae.CodeFixes;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE1009: a misspelt record or choice, or one that there is not, is told with what there is.</summary>
public sealed class UnknownNameTests
{
    private const string Layers = "Layer can be Conv2d, Dense, Dropout, Flatten, GatedDense, GroupNorm, LayerNorm, Repeat or Residual";

    private const string Activations =
        "n Activation can be Identity, Relu, Tanh, Gelu, LeakyRelu, Sigmoid, Softplus, Silu, Elu, Mish or Hardswish";

    [Theory]
    [InlineData("new Flatten()", "new «Conv2D»(32, 3)", "FunctionalVae has no 'Conv2D'; did you mean 'Conv2d'? A " + Layers)]
    [InlineData("new Flatten()", "new «BatchNorm»()", "FunctionalVae has no 'BatchNorm'; a " + Layers)]
    [InlineData("new Flatten()", "new «MaxPool2d»(2) { Stride = 2 }", "FunctionalVae has no 'MaxPool2d'; a " + Layers)]
    [InlineData(
        "new Flatten()",
        "new «Conv2D»(32) with { Stride = 2 }",
        "FunctionalVae has no 'Conv2D'; did you mean 'Conv2d'? A " + Layers
    )]
    [InlineData("new Flatten()", "new «Flaten»()", "FunctionalVae has no 'Flaten'; did you mean 'Flatten'? A " + Layers)]
    [InlineData("new Flatten()", "new «flatten»()", "FunctionalVae has no 'flatten'; did you mean 'Flatten'? A " + Layers)]
    [InlineData("new Flatten()", "new FunctionalVae.«Flaten»()", "FunctionalVae has no 'Flaten'; did you mean 'Flatten'? A " + Layers)]
    [InlineData("new Flatten()", "new global::«Flaten»()", "FunctionalVae has no 'Flaten'; did you mean 'Flatten'? A " + Layers)]
    [InlineData("new Flatten()", "new «Residul»([new Dense(3)])", "FunctionalVae has no 'Residul'; did you mean 'Residual'? A " + Layers)]
    [InlineData("new Flatten()", "new Residual([new «Dens»(3)])", "FunctionalVae has no 'Dens'; did you mean 'Dense'? A " + Layers)]
    [InlineData("new Flatten()", "new Repeat([new «Conv2D»(3)], 2)", "FunctionalVae has no 'Conv2D'; did you mean 'Conv2d'? A " + Layers)]
    [InlineData("new Flatten()", "new «DenseLayer»(3)", "FunctionalVae has no 'DenseLayer'; did you mean 'Dense'? A " + Layers)]
    [InlineData("Dense(32, Activation.Gelu)", "«Dens»(Missing)", "FunctionalVae has no 'Dens'; did you mean 'Dense'? A " + Layers)]
    [InlineData(
        "Likelihood())",
        "Likelihood(), Objective: new «ImportanceWeighed»(5))",
        "FunctionalVae has no 'ImportanceWeighed'; did you mean 'ImportanceWeighted'? A TrainingObjective can be BetaTotalCorrelation, EvidenceLowerBound, GeneralizedVariational, ImportanceWeighted or WassersteinAutoencoder"
    )]
    [InlineData(
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new «SquaredMMD»(), 10))",
        "FunctionalVae has no 'SquaredMMD'; did you mean 'SquaredMmd'? An AggregateDivergence can be DebiasedSinkhorn, SlicedWasserstein or SquaredMmd"
    )]
    [InlineData(
        "Likelihood())",
        "Likelihood(), Objective: new WassersteinAutoencoder(new «SlicedWaserstein»(50), 10))",
        "FunctionalVae has no 'SlicedWaserstein'; did you mean 'SlicedWasserstein'? An AggregateDivergence can be DebiasedSinkhorn, SlicedWasserstein or SquaredMmd"
    )]
    [InlineData("Activation.Gelu", "Activation.«ReLU»", "Activation has no 'ReLU'; did you mean 'Relu'? A" + Activations)]
    [InlineData("Activation.Gelu", "Activation.«Swish»", "Activation has no 'Swish'; a" + Activations)]
    // One letter from four of them: no guess.
    [InlineData("Activation.Gelu", "Activation.«Selu»", "Activation has no 'Selu'; a" + Activations)]
    [InlineData(
        "Binarization.Dynamic",
        "Binarization.«Dinamic»",
        "Binarization has no 'Dinamic'; did you mean 'Dynamic'? A Binarization can be None, Dynamic, Once or Threshold"
    )]
    [InlineData(
        "new DiagonalNormalLatent(4)",
        "new «GaussianLatent»(4)",
        "FunctionalVae has no 'GaussianLatent'; a Latent can be DeterministicLatent, DiagonalNormalLatent or FullNormalLatent"
    )]
    [InlineData(
        "DiagonalNormalLatent(4)",
        "DiagonalNormalLatent(4, new «SplinePrior»())",
        "FunctionalVae has no 'SplinePrior'; a Prior can be FlowPrior, LearnedNormalPrior, MixturePrior, NormalPrior, StandardNormalPrior, UniformPrior or VampPrior"
    )]
    [InlineData(
        "new BernoulliLikelihood()",
        "new BernoulliLikelihood(), Condition: new «Labels»(3)",
        "FunctionalVae has no 'Labels'; did you mean 'ClassCondition'?"
    )]
    [InlineData(
        "new BernoulliLikelihood()",
        "new «Bernoulli»()",
        "FunctionalVae has no 'Bernoulli'; did you mean 'BernoulliLikelihood'? A Reconstruction can be BernoulliLikelihood, CategoricalLikelihood, ColumnLikelihoods, GreyCrossEntropy, LaplaceLikelihood, NegativeBinomialLikelihood, NormalLikelihood, PoissonLikelihood, SquaredErrorLikelihood or StudentTLikelihood"
    )]
    [InlineData(
        "new Image(28, 28, Binarization: Binarization.Dynamic)",
        "new «Sequence»(28)",
        "FunctionalVae has no 'Sequence'; an Input can be Features, Image or Table"
    )]
    [InlineData("new VaeSpec", "new «VaeSpek»", "FunctionalVae has no 'VaeSpek'; did you mean 'VaeSpec'?")]
    public void The_name_is_underlined_and_what_there_is_is_listed(string right, string wrong, string message) =>
        Assert.Equal(message, Marked.Expect("FVAE1009", Sources.With(right, wrong)));

    [Fact]
    public void Every_such_name_is_told_of_also_one_within_another() =>
        Marked.Expect(
            "FVAE1009",
            Sources
                .With("new Dense(32, Activation.Gelu)", "new «Conv2D»(32, Activation.«ReLU»)")
                .Replace("Binarization.Dynamic", "Binarization.«Dynamik»", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Layer Last => new «Dropuot»(0.5)", "FunctionalVae has no 'Dropuot'; did you mean 'Dropout'? A " + Layers)]
    [InlineData("Dropout Last => new «Dropuot»(0.5)", "FunctionalVae has no 'Dropuot'; did you mean 'Dropout'?")]
    [InlineData("Dense Last => new(3, Activation.«TanH2»)", "Activation has no 'TanH2'; did you mean 'Tanh'? A" + Activations)]
    public void A_block_in_another_file_is_read_alike(string member, string message) =>
        Assert.Equal(
            message,
            Marked.Expect(
                "FVAE1009",
                Sources.With("new Flatten()", "new Flatten(), Blocks.Last"),
                "using FunctionalVae; static class Blocks { public static " + member + "; }"
            )
        );

    [Theory]
    [InlineData("new Flatten()", "new Lost.Flatten()")]
    [InlineData("new Flatten()", "new Dense<int>(3)")]
    [InlineData("new Flatten()", "new Both()")]
    [InlineData("new Flatten()", "new Outer.Hidden()")]
    [InlineData("Activation.Gelu", "Activations.Gelu")]
    [InlineData("Activation.Gelu", "Outer.ReLU")]
    [InlineData("Latent(4)", "Latent(LatentSize)")]
    public void What_else_does_not_compile_is_left_to_the_compiler(string right, string wrong)
    {
        const string others = """
            namespace One { class Both; }
            namespace Two { class Both; }
            namespace Zoo { using One; using Two; static class Outer { private class Hidden; } }
            """;
        var source = Sources
            .With(right, wrong)
            .Replace("using FunctionalVae;", "using FunctionalVae; using One; using Two;", StringComparison.Ordinal);
        var run = GeneratorRun.Of(source, others);
        Assert.Empty(run.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("new Dense(32, Activation.Gelu)", "new Dens(32, Activation.Gelu)", "Change to 'Dense'")]
    [InlineData("new Flatten()", "new /* a */ FunctionalVae.Flaten /* b */ ()", "Change to 'Flatten'")]
    [InlineData("Activation.Gelu", "Activation.GELU", "Change to 'Gelu'")]
    public void The_editor_writes_the_name_that_was_meant(string right, string wrong, string title)
    {
        var mended = wrong
            .Replace("Dens(", "Dense(", StringComparison.Ordinal)
            .Replace("Flaten", "Flatten", StringComparison.Ordinal)
            .Replace("GELU", "Gelu", StringComparison.Ordinal);
        CodeFixTests.Mends(new MisspellingFix(), "FVAE1009", title, [Sources.With(right, wrong)], [Sources.With(right, mended)]);
    }

    [Fact]
    public void Without_a_guess_the_editor_offers_nothing() =>
        Assert.Empty(Editor.Offers(new MisspellingFix(), "FVAE1009", Sources.With("new Flatten()", "new MaxPool2d(3)")));
}
