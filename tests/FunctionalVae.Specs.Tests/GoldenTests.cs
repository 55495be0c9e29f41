using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Losses and gradients against PyTorch's, in float64, for the same weights, images and noise (Golden/make_golden.py).</summary>
public sealed class GoldenTests
{
    // Not in the zoo: what the zoo's models do not use.
    private static readonly VaeSpec Gelu = new(
        new Image(5, 6, Domain: ValueDomain.Real),
        [new Flatten(), new Dense(24, Activation.Gelu), new Dense(10, Activation.Tanh)],
        new DiagonalNormalLatent(3),
        [new Dense(12, Activation.Gelu), new Dense(7)],
        new SquaredErrorLikelihood(),
        Beta: 0.5
    );

    [Theory]
    [InlineData("TinyVae")]
    [InlineData("DigitsVae")]
    [InlineData("MnistVae")]
    [InlineData("MnistManifold")]
    public void The_engine_agrees_with_PyTorch(string name) => Check(ZooModels.Named(name), name, tolerance: 1e-5, lossTolerance: 2e-6);

    [Theory]
    [InlineData("TinyVae")]
    [InlineData("DigitsVae")]
    [InlineData("MnistVae")]
    [InlineData("MnistManifold")]
    [InlineData("Gelu")]
    // The interpreter hands its gradient out in float32.
    public void The_interpreter_agrees_with_PyTorch(string name) =>
        Check(InterpretedModel.Of(name == "Gelu" ? Gelu : ZooModels.Named(name).Spec), name, tolerance: 1e-7, lossTolerance: 1e-12);

    [Fact]
    public void A_loss_in_which_Kl_is_doubled_is_seen()
    {
        var doubled = InterpretedModel.Of(TinyVae.Spec with { Beta = 2 });
        var problem = Assert.Throws<Xunit.Sdk.TrueException>(() => Check(doubled, "TinyVae", tolerance: 1e-5, lossTolerance: 2e-6));
        Assert.Contains("encoder.1.weight", problem.Message);
    }

    private static void Check(IVaeModel model, string name, double tolerance, double lossTolerance)
    {
        var golden = GoldenNumbers.Case(name);
        var count = golden.GetProperty("batch").GetInt32();
        var gradient = model.Differentiate(Weights(model), Images(model, count), Noise(model, count));
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

    private static ParameterVector Weights(IVaeModel model) =>
        model.ParametersFrom(
            model.Layout.Tensors.SelectMany(
                (tensor, index) =>
                    Enumerable
                        .Range(0, tensor.Count)
                        .Select(i => (float)(Math.Sin((12.9898 * (i + 1)) + (78.233 * (index + 1))) / Math.Sqrt(tensor.FanIn)))
            )
        );

    private static Batch Images(IVaeModel model, int count)
    {
        var grey = Enumerable.Range(0, count * model.Layout.InputWidth).Select(i => (float)(0.5 + (0.5 * Math.Sin(3.7 * (i + 1)))));
        return model.ImagesFrom(model.Spec.Likelihood is BernoulliLikelihood ? grey.Select(value => value > 0.5f ? 1f : 0f) : grey);
    }

    private static Batch Noise(IVaeModel model, int count) =>
        model.NoiseFromValues(Enumerable.Range(0, count * model.Layout.LatentWidth).Select(i => (float)(1.5 * Math.Sin(5.1 * (i + 1)))));

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual} instead of {expected}");
}
