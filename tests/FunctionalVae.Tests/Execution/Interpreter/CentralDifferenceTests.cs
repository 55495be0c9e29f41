using FunctionalVae.Interpreter;
using FunctionalVae.Shared;

namespace FunctionalVae.Tests.Interpreter;

/// <summary>The explicit backward pass of the plan against central differences of its own loss, in float64.</summary>
public sealed class CentralDifferenceTests
{
    // Steps of 1e-5 leave an error of about 1e-10 of the curvature and 1e-11 of the loss.
    private const double Step = 1e-5;

    [Fact]
    [Trait("Category", "Slow")]
    public void Gradients_of_random_specifications()
    {
        var compared = 0;
        for (ulong index = 0; index < 60; index++)
        {
            compared += Check(WithSlope(RandomSpecs.Make(Key.FromSeed(2026).Child(index))), Key.FromSeed(index)) ? 1 : 0;
        }

        Assert.True(compared > 40, $"Only {compared} of 60 cases keep clear of a ReLU's kink.");
    }

    // What is reported is without free bits, and other gradients of draws are the slope of no loss: tests of their own compare both.
    private static VaeSpec WithSlope(VaeSpec spec) =>
        spec with
        {
            Objective = spec.Objective switch
            {
                ImportanceWeighted weighted => weighted with { Gradient = DrawGradient.Standard },
                EvidenceLowerBound bound => bound with { FreeBits = 0 },
                var other => other,
            },
        };

    [Fact]
    public void Gradients_where_the_log_variance_is_clamped()
    {
        // Biases of the log-variances far outside: their gradient is 0, and so is the difference.
        var spec = new VaeSpec(
            new Image(2, 2, Domain: ValueDomain.Real),
            [new Flatten(), new Dense(3, Activation.Tanh)],
            new DiagonalNormalLatent(2),
            [new Dense(3, Activation.Tanh)],
            new SquaredErrorLikelihood()
        );
        var model = InterpretedModel.Of(spec);
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        var bias = model.Layout.Tensors.Single(tensor => tensor.Name == "posterior.bias");
        values[bias.Offset + 2] = -200;
        var gradient = model.Differentiate(
            model.ParametersFrom(values),
            ModelAgreement.Images(model, Key.FromSeed(2), 3),
            model.NoiseFrom(Key.FromSeed(3), 3)
        );
        Assert.Equal(0, gradient.Values.Tensor("posterior.bias").Span[2]);
        Assert.NotEqual(0, gradient.Values.Tensor("posterior.bias").Span[3]);
        Assert.True(double.IsFinite(gradient.Objective.Value));
    }

    private static bool Check(VaeSpec spec, Key key)
    {
        var model = InterpretedModel.Of(spec);
        var parameters = ModelAgreement.Parameters(model, key.Child(0));
        var images = ModelAgreement.Images(model, key.Child(1), 3);
        var noise = model.NoiseFrom(key.Child(2), 3 * model.Layout.NoiseVectors);
        if (model.KinkDistance(parameters, images, noise) < 1e-3)
        {
            return false;
        }

        var at = Array.ConvertAll(parameters.Values.ToArray(), value => (double)value);
        double[] x = [.. model.InFloat64(images)];
        var epsilon = Array.ConvertAll(noise.Values.ToArray(), value => (double)value);
        var gradient = model.DifferentiateInFloat64(at, x, epsilon).Values;
        var scale = gradient.Max(Math.Abs);
        // A few parameters of each tensor, chosen by key.
        foreach (var tensor in model.Layout.Tensors)
        {
            for (uint draw = 0; draw < 4; draw++)
            {
                var place = tensor.Offset + (int)((ulong)key.Child(3).Words((uint)tensor.Offset, draw).Word0 * (ulong)tensor.Count >> 32);
                var difference = (Loss(place, Step) - Loss(place, -Step)) / (2 * Step);
                Assert.True(
                    Math.Abs(difference - gradient[place]) <= 1e-6 * Math.Max(scale, 1e-3),
                    $"{tensor.Name}[{place - tensor.Offset}]: {gradient[place]} instead of {difference}\n{spec}"
                );
            }
        }

        return true;

        double Loss(int place, double step)
        {
            var moved = (double[])at.Clone();
            moved[place] += step;
            return -model.DifferentiateInFloat64(moved, x, epsilon).Objective.Value;
        }
    }
}
