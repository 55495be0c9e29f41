namespace FunctionalVae.Probability.Tests;

/// <summary>Mixtures: ¼·N(−1, 1) + ¾·N(2, ¼) and its like, the density by mpmath 1.3.</summary>
public sealed class MixtureTests
{
    private static readonly Categorical Weights = Categorical.FromLogits([0, Math.Log(3)]);

    private static readonly Mixture<double, LogDensity> Two = Mixture.Of<double, LogDensity>(
        Weights,
        [Normal.FromDeviation(-1, 1), Normal.FromDeviation(2, 0.5)]
    );

    [Fact]
    public void Density_and_moments()
    {
        Assert.Equal(-3.2434971694297126, Two.LogProbability(0.5).Nats, 1e-14);
        Assert.Equal(1.25, Mixture.Mean(Two), 1e-15);
        Assert.Equal(2.125, Mixture.Variance(Two), 1e-14);
        Assert.Equal(Weights, Two.Weights);
        Assert.Equal(2, Two.Components.Count);
    }

    [Fact]
    public void Masses_mix_as_densities_do()
    {
        var coins = Mixture.Of<int, LogMass>(Weights, [Bernoulli.FromProbability(0.2), Bernoulli.FromProbability(0.6)]);
        Assert.Equal(Math.Log(0.5), coins.LogProbability(1).Nats, 1e-15);
        Assert.Equal(0.5, Mixture.Mean(coins), 1e-15);
        Assert.Equal(0.25, Mixture.Variance(coins), 1e-15);
        Assert.Equal(double.NegativeInfinity, coins.LogProbability(2).Nats);
    }

    [Fact]
    public void Moments_of_vectors()
    {
        var mixture = Mixture.Of<RealVector, LogDensity>(
            Weights,
            [
                DiagonalNormal.FromDeviations([4, 0], [1, 2]),
                MultivariateNormal.FromCovariance(
                    [0, 4],
                    RealMatrix.From(
                        new[,]
                        {
                            { 1, 0.4 },
                            { 0.4, 1 },
                        }
                    )
                ),
            ]
        );
        Assert.Equal(1, Mixture.MeanVector(mixture)[0], 1e-15);
        Assert.Equal(3, Mixture.MeanVector(mixture)[1], 1e-15);
        var covariance = Mixture.Covariance(mixture);
        // ¼·(1 + 9) + ¾·(1 + 1), ¼·(0 − 9) + ¾·(0.4 − 1), ¼·(4 + 9) + ¾·(1 + 1).
        Assert.Equal(4, covariance[0, 0], 1e-14);
        Assert.Equal(-2.7, covariance[0, 1], 1e-14);
        Assert.Equal(-2.7, covariance[1, 0], 1e-14);
        Assert.Equal(4.75, covariance[1, 1], 1e-14);
    }

    [Fact]
    public void A_draw_is_one_of_the_component_that_was_drawn()
    {
        var key = Key.FromSeed(3);
        var which = Weights.Sample(key.Child(0));
        Assert.Equal(Two.Components[which].Sample(key.Child(1)), Two.Sample(key));
    }

    [Fact]
    public void Mixtures_of_equal_parts_are_equal()
    {
        IDistribution<double, LogDensity>[] parts = [Normal.FromDeviation(-1, 1), Normal.FromDeviation(2, 0.5)];
        var same = Mixture.Of(Weights, parts);
        Assert.Equal(Two, same);
        Assert.Equal(Two.GetHashCode(), same.GetHashCode());
        parts[0] = Normal.Standard;
        Assert.Equal(Two, same);
        Assert.NotEqual(Two, Mixture.Of(Weights, parts));
        Assert.NotEqual(Two, Mixture.Of(Categorical.FromLogits([0, 0]), Two.Components));
        Assert.False(Two.Equals(null));
    }

    [Fact]
    public void Moments_that_a_component_does_not_have_are_refused()
    {
        var nested = Mixture.Of<double, LogDensity>(Categorical.FromLogits([0]), [Two]);
        Assert.StartsWith("mixture.Components[0] is Mixture", Assert.Throws<ArgumentException>(() => Mixture.Mean(nested)).Message);
        Assert.Contains(
            "which has no IVectorMoments; estimate from draws.",
            Assert.Throws<ArgumentException>(() => Mixture.MeanVector(Two)).Message
        );
    }

    [Fact]
    public void Entropy_by_draws_covers_the_closed_form()
    {
        var p = Normal.FromDeviation(1, 3);
        var estimate = Entropy.MonteCarlo(p, Key.FromSeed(5), 20_000);
        Assert.InRange(Math.Abs(estimate.Value - p.Entropy) / estimate.StandardError, 0, 4);
        // −log p is ½z² and a constant, of variance ½.
        Assert.Equal(Math.Sqrt(0.5 / 20_000), estimate.StandardError, 2e-4);
        Assert.Equal(20_000, estimate.Draws);
        Assert.StartsWith(
            "draws is 1; it must be 2 at least.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Entropy.MonteCarlo(p, Key.FromSeed(5), 1)).Message
        );
        var exact = Entropy.MonteCarlo(UniformDistribution.Between(0, 4), Key.FromSeed(5), 2);
        Assert.Equal((Math.Log(4), 0), (exact.Value, exact.StandardError));
    }
}
