namespace FunctionalVae.Evaluation.Tests;

/// <summary>A model whose encoder is q(z|x) = N(a ∘ x + b, diag e^ℓ), dimension by dimension, so that x ~ N(0, I) has a normal aggregate posterior.</summary>
internal static class AffineModel
{
    public static readonly Key Key = Key.FromSeed(43);

    public static IVaeModel Of(int latent, Prior? prior = null, TrainingObjective? objective = null)
    {
        var spec = new VaeSpec(
            new Features(latent),
            [],
            new DiagonalNormalLatent(latent, prior),
            [],
            new NormalLikelihood(new FixedVariance(0.5))
        );
        return Vae.ModelFrom(objective is null ? spec : spec with { Objective = objective }, "AffineVae");
    }

    public static ParameterVector Parameters(IVaeModel model, float a, float b, float logVariance)
    {
        var width = model.Layout.LatentWidth;
        return model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    // [inputs, 2·latent]: the means' columns, then those of the log-variances.
                    "posterior.weight" => Enumerable
                        .Range(0, width)
                        .SelectMany(x => Enumerable.Range(0, 2 * width).Select(z => z == x ? a : 0)),
                    "posterior.bias" => Enumerable.Repeat(b, width).Concat(Enumerable.Repeat(logVariance, width)),
                    _ => new float[tensor.Count],
                }
            )
        );
    }

    /// <summary>Weights of which the aggregate posterior is N(0, I).</summary>
    public static ParameterVector Matching(IVaeModel model, float a) => Parameters(model, a, 0, (float)Math.Log(1 - (a * (double)a)));

    public static Batch Examples(IVaeModel model, int count, ulong site) =>
        model.ExamplesFrom(model.NoiseFrom(Key.FromSeed(77).Child(site), count).Values.ToArray());
}
