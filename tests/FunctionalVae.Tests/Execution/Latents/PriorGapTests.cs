using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>The gap between aggregate posterior and prior, against an encoder of which both are normals.</summary>
public sealed class PriorGapTests
{
    private static readonly Key Key = Key.FromSeed(43);

    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(new Features(2), [], new DiagonalNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
        "PointVae"
    );

    // q(z|x) = N(a·x + b, diag e^ℓ) of x ~ N(0, I): the aggregate posterior is N(b, diag (a² + e^ℓ)).
    [Theory]
    [InlineData(1.5, 0.5, -1)]
    [InlineData(0.25, -2, 0)]
    [InlineData(0.1, 0, -3)]
    public void With_what_is_near_the_aggregate_posterior_it_is_its_divergence_from_the_prior(float a, float b, float logVariance)
    {
        var parameters = Parameters(a, b, logVariance);
        var latents = Model.FitLatents(parameters, Examples(20_000, 1), Key, new(Components: 1));
        var gap = PriorGap.Of(Model, parameters, latents, Examples(4000, 2), Key);
        var variance = (a * a) + Math.Exp(logVariance);
        var exact = KullbackLeibler.DiagonalNormal(
            DiagonalNormal.FromDeviations([b, b], [Math.Sqrt(variance), Math.Sqrt(variance)]),
            DiagonalNormal.FromDeviations([0, 0], [1, 1])
        );
        // What was fitted is an error of some 5/(2·20,000) nats away.
        Assert.Equal(exact, gap.Value, (5 * gap.Error) + 0.001);
        Assert.Equal(gap.LogFitted - gap.LogPrior, gap.Value, 1e-9);
        Assert.InRange(gap.Error, 1e-4, 0.2);
        Assert.Equal(4000, gap.Examples);
    }

    [Fact]
    public void Of_an_aggregate_posterior_that_is_the_prior_there_is_none()
    {
        var parameters = Parameters(0.6f, 0, (float)Math.Log(1 - (0.6 * 0.6)));
        var latents = Model.FitLatents(parameters, Examples(20_000, 1), Key, new(Components: 1));
        var gap = PriorGap.Of(Model, parameters, latents, Examples(4000, 2), Key);
        Assert.Equal(0, gap.Value, (5 * gap.Error) + 0.001);
    }

    [Fact]
    public void What_is_far_from_the_aggregate_posterior_claims_no_gap()
    {
        // The divergence is 0, and of another model's latents the difference is below it.
        var parameters = Parameters(0.6f, 0, (float)Math.Log(1 - (0.6 * 0.6)));
        var others = Model.FitLatents(Parameters(2, 3, 0), Examples(2000, 1), Key, new(Components: 1));
        Assert.True(PriorGap.Of(Model, parameters, others, Examples(4000, 2), Key).Value < -1);
    }

    [Fact]
    public void What_has_no_prior_or_other_dimensions_is_refused()
    {
        var parameters = Parameters(1, 0, 0);
        var latents = Model.FitLatents(parameters, Examples(100, 1), Key);
        var plain = Vae.ModelFrom(Model.Spec with { Latent = new DeterministicLatent(2) });
        var wide = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(3) });
        Assert.ThrowsAny<ArgumentException>(() => PriorGap.Of(plain, plain.Initialize(Key), latents, Examples(5, 2), Key));
        Assert.ThrowsAny<ArgumentException>(() => PriorGap.Of(wide, wide.Initialize(Key), latents, Examples(5, 2), Key));
        Assert.ThrowsAny<ArgumentException>(() => PriorGap.Of(Model, parameters, latents, Examples(5, 2).Take([]), Key));
    }

    private static Batch Examples(int count, ulong site) => Model.ExamplesFrom(Model.NoiseFrom(Key.Child(site), count).Values.ToArray());

    private static ParameterVector Parameters(float a, float b, float logVariance) =>
        Model.ParametersFrom(
            Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    // [inputs, 2·latent]: the means' columns, then those of the log-variances.
                    "posterior.weight" => (float[])[a, 0, 0, 0, 0, a, 0, 0],
                    "posterior.bias" => [b, b, logVariance, logVariance],
                    _ => new float[tensor.Count],
                }
            )
        );
}
