using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Losses and gradients against PyTorch's, in float64, for the same weights, images and noise (Golden/make_golden.py).</summary>
public sealed class GoldenTests
{
    // Not in the zoo: what the zoo's models do not use.
    private static readonly Dictionary<string, VaeSpec> Others = new()
    {
        ["TiedVae"] = TiedVae.Spec,
        ["ConvVae"] = ConvVae.Spec,
        ["MixedVae"] = MixedVae.Spec,
        ["Wide"] = MixedVae.Spec with { Latent = new DiagonalNormalLatent(5, new NormalPrior(2.5)) },
        ["Vamped"] = new(
            new Features(20),
            [new Dense(16, Activation.Tanh), new GatedDense(11)],
            new DiagonalNormalLatent(3, new VampPrior(4)),
            [new Dense(9, Activation.Tanh)],
            new NormalLikelihood(new FixedVariance(0.5)),
            Objective: new EvidenceLowerBound(0.5)
        ),
        // More pseudo-inputs than examples.
        ["VampedGrey"] = new(
            new Features(20, ValueDomain.UnitInterval),
            [new Dense(16, Activation.Tanh), new LayerNorm(0.1)],
            new DiagonalNormalLatent(3, new VampPrior(9)),
            [new Dense(9, Activation.Tanh)],
            new GreyCrossEntropy()
        ),
        ["Gelu"] = new(
            new Image(5, 6, Domain: ValueDomain.Real),
            [new Flatten(), new Dense(24, Activation.Gelu), new Dense(10, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(12, Activation.Gelu), new Dense(7)],
            new SquaredErrorLikelihood(),
            Objective: new EvidenceLowerBound(0.5)
        ),
        ["Smooth"] = new(
            new Features(30),
            [new Dense(24, Activation.Silu), new LayerNorm(1e-3), new Dense(10, Activation.Elu)],
            new DiagonalNormalLatent(3),
            [new Dense(12, Activation.Softplus), new Dense(7, Activation.Sigmoid)],
            new NormalLikelihood(new FixedVariance(0.3))
        ),
        ["Shared"] = new(
            new Features(20),
            [new Dense(16, Activation.LeakyRelu)],
            new DiagonalNormalLatent(4, new LearnedNormalPrior()),
            // Outside training a dropout layer does nothing.
            [new LayerNorm(), new Dropout(0.5), new Dense(9, Activation.LeakyRelu)],
            new NormalLikelihood(new LearnedVariance(Floor: 0.01)),
            Objective: new EvidenceLowerBound(2)
        ),
        ["Each"] = new(
            new Features(20),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(4, new LearnedNormalPrior()),
            [new Dense(9, Activation.Tanh)],
            new NormalLikelihood(new LearnedVariance(PerDimension: true))
        ),
        ["Plain"] = new(
            new Features(20),
            [new Dense(16, Activation.Elu)],
            new DeterministicLatent(4),
            [new Dense(9, Activation.Silu)],
            new NormalLikelihood(new FixedVariance())
        ),
        ["Heavy"] = new(
            new Features(20),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new LaplaceLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01))
        ),
        ["Heavier"] = new(
            new Features(20),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new LaplaceLikelihood(new FixedVariance(0.3))
        ),
        ["Outlying"] = Outlying(new LearnedVariance(Floor: 0.01), new LearnedDegrees(PerDimension: true)),
        ["OutlyingEach"] = Outlying(new LearnedVariance(PerDimension: true, Floor: 0.01), new LearnedDegrees(Floor: 3)),
        ["OutlyingFixed"] = Outlying(new FixedVariance(0.3), new FixedDegrees(5)),
        ["Counted"] = new(
            new Features(20, ValueDomain.Count),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new PoissonLikelihood()
        ),
        ["Spread"] = new(
            new Features(20, ValueDomain.Count),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new NegativeBinomialLikelihood(new FixedDispersion(0.5))
        ),
        ["Spreads"] = new(
            new Features(20, ValueDomain.Count),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: true, Floor: 0.01))
        ),
        ["Chosen"] = Chosen(levels: 5),
        ["ChosenOnce"] = Chosen(levels: 20),
        ["Gated"] = new(
            new Features(20),
            [new GatedDense(16), new GatedDense(11, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new GatedDense(9, Activation.Elu)],
            new NormalLikelihood(new FixedVariance(0.5))
        ),
        ["Grouped"] = new(
            new Image(5, 4, Channels: 3),
            [
                new Conv2d(8, 3, Padding: 1, Activation: Activation.Silu),
                new GroupNorm(4, 0.1),
                new Repeat([new Conv2d(8, 3, Padding: 1, Activation: Activation.Tanh), new GroupNorm(2, 1e-3)], 2),
                new Flatten(),
                new Dense(12, Activation.Elu),
                new GroupNorm(3, 0.1),
            ],
            new DiagonalNormalLatent(4),
            [new Dense(10, Activation.Tanh), new GroupNorm(5, 0.1)],
            new NormalLikelihood(new FixedVariance(0.5))
        ),
        ["Bent"] = new(
            new Features(20),
            [new Dense(16, Activation.Mish), new Dense(11, Activation.Hardswish)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Hardswish), new Dense(8, Activation.Mish)],
            new SquaredErrorLikelihood()
        ),
    };

    [Theory]
    [InlineData("TinyVae")]
    [InlineData("DigitsVae")]
    [InlineData("MnistVae")]
    [InlineData("MnistManifold")]
    public void The_engine_agrees_with_PyTorch(string name) => Check(ZooModels.Named(name), name, tolerance: 1e-5, lossTolerance: 2e-6);

    [Fact]
    public void The_engine_agrees_with_PyTorch_where_weights_and_values_have_several_readers() =>
        Check(TiedVae.Model, "TiedVae", tolerance: 1e-5, lossTolerance: 2e-6);

    [Fact]
    public void The_engine_agrees_with_PyTorch_on_convolutions() => Check(ConvVae.Model, "ConvVae", tolerance: 1e-5, lossTolerance: 2e-6);

    [Fact]
    public void The_engine_agrees_with_PyTorch_on_a_mixture_as_prior() =>
        Check(MixedVae.Model, "MixedVae", tolerance: 1e-5, lossTolerance: 2e-6);

    [Theory]
    [InlineData("TinyVae")]
    [InlineData("DigitsVae")]
    [InlineData("MnistVae")]
    [InlineData("MnistManifold")]
    [InlineData("Gelu")]
    [InlineData("Smooth")]
    [InlineData("Shared")]
    [InlineData("Each")]
    [InlineData("MixedVae")]
    [InlineData("Wide")]
    [InlineData("Vamped")]
    [InlineData("VampedGrey")]
    [InlineData("Plain")]
    [InlineData("Heavy")]
    [InlineData("Heavier")]
    [InlineData("Outlying")]
    [InlineData("OutlyingEach")]
    [InlineData("OutlyingFixed")]
    [InlineData("Bent")]
    [InlineData("Counted")]
    [InlineData("Spread")]
    [InlineData("Spreads")]
    [InlineData("Chosen")]
    [InlineData("ChosenOnce")]
    [InlineData("Gated")]
    [InlineData("Grouped")]
    [InlineData("TiedVae")]
    [InlineData("ConvVae")]
    // The interpreter hands its gradient out in float32.
    public void The_interpreter_agrees_with_PyTorch(string name) =>
        Check(
            InterpretedModel.Of(Others.TryGetValue(name, out var other) ? other : ZooModels.Named(name).Spec),
            name,
            tolerance: 1e-7,
            lossTolerance: 1e-12
        );

    [Theory]
    [InlineData("Chosen")]
    [InlineData("ChosenOnce")]
    [InlineData("Gated")]
    [InlineData("Wide")]
    [InlineData("Vamped")]
    [InlineData("VampedGrey")]
    public void The_engine_agrees_with_PyTorch_on(string name) =>
        Check(Vae.ModelFrom(Others[name], name), name, tolerance: 1e-5, lossTolerance: 2e-6);

    [Fact]
    public void A_loss_in_which_Kl_is_doubled_is_seen()
    {
        var doubled = InterpretedModel.Of(TinyVae.Spec with { Objective = new EvidenceLowerBound(2) });
        var problem = Assert.Throws<Xunit.Sdk.TrueException>(() => Check(doubled, "TinyVae", tolerance: 1e-5, lossTolerance: 2e-6));
        Assert.Contains("encoder.1.weight", problem.Message);
    }

    private static VaeSpec Chosen(int levels) =>
        new(
            new Features(20, ValueDomain.OneHot),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new CategoricalLikelihood(levels)
        );

    private static VaeSpec Outlying(OutputVariance variance, DegreesOfFreedom degrees) =>
        new(
            new Features(20),
            [new Dense(16, Activation.Tanh)],
            new DiagonalNormalLatent(3),
            [new Dense(9, Activation.Tanh)],
            new StudentTLikelihood(variance, degrees)
        );

    private static void Check(IVaeModel model, string name, double tolerance, double lossTolerance)
    {
        var golden = GoldenNumbers.Case(name);
        var count = golden.GetProperty("batch").GetInt32();
        var gradient = model.Differentiate(
            GoldenFormulas.Weights(model),
            GoldenFormulas.Images(model, count),
            GoldenFormulas.Noise(model, count)
        );
        Close(golden.GetProperty("reconstruction").GetDouble(), gradient.Objective.Reconstruction, lossTolerance);
        Close(golden.GetProperty("kl").GetDouble(), gradient.Objective.Kl, Math.Max(lossTolerance, 1e-9));
        var tensors = golden.GetProperty("gradients").EnumerateArray().ToList();
        Assert.Equal(tensors.Count, model.Layout.Tensors.Count);
        foreach (var (expected, tensor) in tensors.Zip(model.Layout.Tensors))
        {
            var actual = gradient.Values.Tensor(tensor.Name).ToArray();
            var scale = expected.GetProperty("maximum").GetDouble();
            var places = expected.GetProperty("places").EnumerateArray().Select(place => place.GetInt32());
            var values = expected.GetProperty("values").EnumerateArray().Select(value => value.GetDouble());
            var worst = places.Zip(values, (place, value) => Math.Abs(actual[place] - value)).Max();
            Assert.True(worst <= tolerance * scale, $"{name}, {tensor.Name}: {worst} of {scale}");
            var norm = expected.GetProperty("norm").GetDouble();
            Assert.Equal(norm, Math.Sqrt(actual.Sum(value => (double)value * value)), norm * tolerance);
            Assert.Equal(scale, actual.Max(value => Math.Abs((double)value)), scale * tolerance);
        }
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual} instead of {expected}");
}
