using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>The divergence of a mixture on a line from N(0, 1), by quadrature.</summary>
public sealed class MarginalDivergenceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.5, 0.02)]
    [InlineData(-3, 2.5)]
    [InlineData(20, 1e-3)]
    public void Of_one_normal_it_is_the_closed_form(double mean, double deviation) =>
        Assert.Equal(
            KullbackLeibler.DiagonalNormal(DiagonalNormal.FromDeviations([mean], [deviation]), DiagonalNormal.Standard(1)),
            MarginalDivergence.Of([mean, mean], [deviation, deviation]),
            1e-6 * Math.Max(1, mean * mean)
        );

    // Two normals that do not touch: log 2 less than the mean of their own divergences.
    [Fact]
    public void Of_normals_that_are_apart_it_is_their_mean_less_log_2()
    {
        double Own(double mean) => KullbackLeibler.DiagonalNormal(DiagonalNormal.FromDeviations([mean], [0.1]), DiagonalNormal.Standard(1));
        Assert.Equal((0.5 * (Own(-2) + Own(1))) - Math.Log(2), MarginalDivergence.Of([-2, 1], [0.1, 0.1]), 1e-8);
    }

    [Fact]
    public void It_is_the_mean_log_ratio_of_draws()
    {
        double[] means = [-1, 0.2, 0.9, 2];
        double[] deviations = [0.5, 0.3, 1.2, 0.05];
        var mixture = Mixture.Of(
            Categorical.FromLogits([0, 0, 0, 0]),
            [.. means.Zip(deviations, (mean, deviation) => DiagonalNormal.FromDeviations([mean], [deviation]))]
        );
        var standard = DiagonalNormal.Standard(1);
        var estimate = Estimate.FromTerms([
            .. Sampling
                .Draws(mixture, Key.FromSeed(3), 100_000)
                .Select(z => mixture.LogProbability(z).Nats - standard.LogProbability(z).Nats),
        ]);
        Assert.Equal(estimate.Value, MarginalDivergence.Of(means, deviations), 5 * estimate.StandardError);
    }
}
