using FunctionalVae.Interpreter;
using FunctionalVae.Testing;

namespace FunctionalVae.Shared;

/// <summary>Holds a model to the float64 interpreter of the same specification: every function, on the same values.</summary>
internal static class ModelAgreement
{
    private const double Tolerance = 1e-5;

    // A tensor behind a bottleneck may have a gradient that is what cancellation leaves of terms as large as the largest gradient:
    // no float32 computation keeps more of it than a few roundings of those.
    private const double Rounding = 5e-7;

    // Nearer to a ReLU's kink than this, float32 may fall on the other side and rightly give the other derivative.
    private const double NearestKink = 3e-6;

    /// <summary>Compares all functions; returns false where the gradient could not be compared because an argument lies on a ReLU's kink.</summary>
    public static bool Check(IVaeModel model, Key key, int count)
    {
        var oracle = InterpretedModel.Of(model.Spec, model.Name);
        Assert.Equal(oracle.Layout.Tensors, model.Layout.Tensors);
        Assert.Equal((oracle.Layout.ForwardWidth, oracle.Layout.TrainingWidth), (model.Layout.ForwardWidth, model.Layout.TrainingWidth));
        var parameters = Parameters(model, key.Child(0));
        var images = Images(model, key.Child(1), count);
        var noise = model.NoiseFrom(key.Child(2), count);
        var oracleParameters = oracle.ParametersFrom(parameters.Values.ToArray());

        var posterior = model.Encode(parameters, images);
        var exact = oracle.Encode(oracleParameters, images);
        Close(exact.Mean, posterior.Mean, "mean");
        Close(exact.LogVariance, posterior.LogVariance, "log-variance");
        if (exact.Factor is { } factor)
        {
            Close(factor.LogVariance, posterior.Factor!.LogVariance, "log-variance given the dimensions before");
            Close(factor.Lower, posterior.Factor.Lower, "factor");
        }

        Close(oracle.Draw(exact, noise), model.Draw(exact, noise), "draw");
        var latents = Labelled(model, noise);
        Close(oracle.Decode(oracleParameters, latents), model.Decode(parameters, latents), "decoded");
        if (model.Spec.Likelihood is Likelihood)
        {
            var drawn = model.DrawExamples(parameters, latents, key.Child(3));
            Drawn(oracle.DrawExamples(oracleParameters, latents, key.Child(3)), drawn, model.Spec.Likelihood);
            Predictive(
                oracle.Predict(oracleParameters, images, key.Child(4), new(2, [0.3])),
                model.Predict(parameters, images, key.Child(4), new(2, [0.3])),
                model.Spec.Likelihood
            );
        }

        Close(oracle.Reconstruct(oracleParameters, images), model.Reconstruct(parameters, images), "reconstruction");
        foreach (var (expected, actual) in oracle.Terms(oracleParameters, images, noise).Zip(model.Terms(parameters, images, noise)))
        {
            Close(expected.Reconstruction, actual.Reconstruction, "reconstruction term");
            Close(expected.Kl, actual.Kl, "KL term");
            // A divergence of the aggregate posterior is below 0 at times, and log p(z) of its uniform prior is −∞ outside.
            if (model.Spec.Objective.OfAggregate is null)
            {
                Close(expected.LogPriorRatio, actual.LogPriorRatio, "log p(z) − log q(z|x)");
                Assert.True(actual.Kl >= 0 || model.Spec.Prior is { HasClosedFormKl: false });
            }
        }

        // One for each draw of a training step.
        noise = model.NoiseFrom(key.Child(2), count * model.Layout.NoiseVectors);
        if (oracle.KinkDistance(oracleParameters, images, noise) < NearestKink)
        {
            return false;
        }

        var gradient = model.Differentiate(parameters, images, noise);
        var exactGradient = oracle.Differentiate(oracleParameters, images, noise);
        Close(exactGradient.Objective.Value, gradient.Objective.Value, "objective");
        // Where the prior has examples of its own, the encoder's gradient is what is left of two that pull against each other.
        var contributions = model.Layout.OwnExamples is null ? 1 : 4;
        var largest = exactGradient.Values.Values.ToArray().Max(value => Math.Abs((double)value));
        foreach (var tensor in model.Layout.Tensors)
        {
            var expected = exactGradient.Values.Tensor(tensor.Name).ToArray();
            var actual = gradient.Values.Tensor(tensor.Name).ToArray();
            // Element-wise relative error is meaningless in float32 near zero: the tensor's largest element is the scale.
            var scale = expected.Max(value => Math.Abs((double)value));
            var worst = expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
            Assert.True(
                worst <= Math.Max(Tolerance * contributions * scale, Rounding * Terms(tensor)),
                $"{model.Name}: gradient of {tensor.Name} is off by {worst} of {scale}\n{model.Spec}"
            );
        }

        return true;

        // That of a likelihood's parameter, such as a shared log-variance, is ½ Σ (1 − error²/σ²): near its optimum what is left of as many terms as there are dimensions.
        double Terms(ParameterTensor tensor) =>
            tensor.Name.StartsWith("likelihood.log_", StringComparison.Ordinal)
                ? Math.Max(largest, 0.5 * model.Layout.InputWidth)
                : largest;
    }

    /// <summary>Initial parameters, moved a little: those that start at 0 or 1 would hide a wrong derivative.</summary>
    public static ParameterVector Parameters(IVaeModel model, Key key)
    {
        var noise = new float[model.Layout.ParameterCount];
        StandardNormalNoise.Fill(key.Child(1), 0, noise);
        return model.ParametersFrom(model.Initialize(key).Values.ToArray().Zip(noise, (value, move) => value + (0.1f * move)));
    }

    /// <summary>Images in the model's domain, by key.</summary>
    public static Batch Images(IVaeModel model, Key key, int count)
    {
        if (model.Spec.Input is Table table)
        {
            return model.ExamplesFrom(TableRows.Make(table.Layout, key, count));
        }

        var greys = Enumerable.Range(0, count * model.Layout.InputWidth).Select(i => Uniform.Open(key.Words((uint)i, 0).Word0));
        var values =
            model.Spec.Input.Domain == ValueDomain.OneHot
                ? greys.Chunk(model.Spec.Likelihood.GroupSize).SelectMany(group => group.Select(grey => grey == group.Max() ? 1f : 0f))
                : greys.Select(grey =>
                    model.Spec.Input.Domain switch
                    {
                        ValueDomain.Binary => grey < 0.5 ? 0 : 1,
                        ValueDomain.Real => (float)NormalDistribution.Quantile(grey),
                        ValueDomain.Count => MathF.Floor(-3 * MathF.Log((float)grey)),
                        _ => (float)grey,
                    }
                );
        return model.Binarize(Labelled(model, model.ExamplesFrom(values)), key.Child(1));
    }

    /// <summary>Rows with labels in turn, the last class first, where a model is conditional.</summary>
    public static Batch Labelled(IVaeModel model, Batch rows) =>
        model.Spec.Condition is { Width: var classes }
            ? model.WithLabels(rows, [.. Enumerable.Range(0, rows.Count).Select(row => classes - 1 - (row % classes))])
            : rows;

    // A mean that is rounded otherwise moves the edge between two values past one draw in a hundred thousand.
    private static void Drawn(Batch expected, Batch actual, Reconstruction term)
    {
        if (term is Likelihood { IsMass: true })
        {
            var moved = expected.Values.ToArray().Zip(actual.Values.ToArray()).Count(pair => pair.First != pair.Second);
            Assert.InRange(moved, 0, term.GroupSize > 1 ? 2 : 1);
        }
        else
        {
            Close(expected, actual, "draw of p(x|z)");
        }
    }

    private static void Predictive(Predicted<Batch> expected, Predicted<Batch> actual, Reconstruction term)
    {
        Close(expected.Means, actual.Means, "mean of p(x*|x)");
        // A square has twice the rounding of what is squared.
        Close(expected.Variances, actual.Variances, "variance of p(x*|x)", 2 * Tolerance);
        // Those of a mass may step.
        if (term is NormalLikelihood or LaplaceLikelihood or StudentTLikelihood)
        {
            Close(expected.Quantiles[0].Values, actual.Quantiles[0].Values, "quantile of p(x*|x)");
        }
    }

    private static void Close(Batch expected, Batch actual, string what, double tolerance = Tolerance)
    {
        Assert.Equal((expected.Count, expected.Width), (actual.Count, actual.Width));
        foreach (var (e, a) in expected.Values.ToArray().Zip(actual.Values.ToArray()))
        {
            Close(e, a, what, tolerance);
        }
    }

    private static void Close(double expected, double actual, string what, double tolerance = Tolerance) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"{what}: {actual} instead of {expected}"
        );
}
