namespace FunctionalVae.Probability.Tests;

/// <summary>Arguments that the constructors allow and of which some step on the way overflows or underflows.</summary>
public sealed class ExtremeArgumentTests
{
    private static readonly double Ln2 = Math.Log(2);

    // The second logit is farther from the first than any number: its outcome has probability 0.
    private static readonly Categorical Certain = Categorical.FromLogits([1e308, -1e308]);
    private static readonly Categorical Fair = Categorical.FromLogits([0, 0]);

    [Fact]
    public void Divergences_of_an_outcome_of_probability_0()
    {
        Assert.Equal(Ln2, KullbackLeibler.Categorical(Certain, Fair), 1e-15);
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.Categorical(Fair, Certain));
        Assert.Equal(0, KullbackLeibler.Categorical(Certain, Certain));
        Assert.Equal(Ln2, CrossEntropy.Categorical(Certain, Fair), 1e-15);
        Assert.Equal(0, CrossEntropy.Categorical(Certain, Certain));
        Assert.Equal(0.5 * (Math.Log(4.0 / 3) + (0.5 * Math.Log(2.0 / 3)) + (0.5 * Ln2)), JensenShannon.Categorical(Certain, Fair), 1e-15);
        Assert.Equal(0, JensenShannon.Categorical(Certain, Certain));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(1)]
    [InlineData(2)]
    public void Rényi_of_an_outcome_of_probability_0(double order)
    {
        // log Σ Pq^α·Pp^(1−α) / (α − 1) has one term: 2^(α−1), and 2^−α the other way round.
        Assert.Equal(Ln2, Renyi.Categorical(order, Certain, Fair), 1e-15);
        Assert.Equal(order < 1 ? order / (1 - order) * Ln2 : double.PositiveInfinity, Renyi.Categorical(order, Fair, Certain), 1e-15);
        Assert.Equal(0, Renyi.Categorical(order, Certain, Certain));
    }

    [Fact]
    public void Intervals_whose_widths_have_no_quotient()
    {
        Assert.Equal(
            Math.Log(1e308) - Math.Log(1e-10),
            KullbackLeibler.Uniform(UniformDistribution.Between(0, 1e-10), UniformDistribution.Between(0, 1e308)),
            1e-12
        );
        var (wide, narrow) = (UniformDistribution.Between(0, 1e300), UniformDistribution.Between(0, 1e-320));
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.UniformToNormal(wide, Normal.FromDeviation(0, 1e-152)));
        Assert.Equal(
            NormalDistribution.HalfLogTwoPi + Math.Log(1e152) - Math.Log(1e-320),
            KullbackLeibler.UniformToNormal(narrow, Normal.FromDeviation(0, 1e152)),
            1e-12
        );
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.UniformToLaplace(wide, Laplace.FromScale(1, 1e-152)));
        Assert.Equal(5e304, KullbackLeibler.UniformToLaplace(wide, Laplace.FromScale(1e-9, 1e-5)), 1e290);
        Assert.Equal(
            Ln2 + Math.Log(1e152) - Math.Log(1e-320),
            KullbackLeibler.UniformToLaplace(narrow, Laplace.FromScale(0, 1e152)),
            1e-12
        );
    }

    [Fact]
    public void Means_farther_apart_than_any_number()
    {
        var factor = RealMatrix.From(
            new double[,]
            {
                { 1, 0 },
                { 1, 1 },
            }
        );
        var (q, p) = (MultivariateNormal.FromFactor([1e308, 1e308], factor), MultivariateNormal.FromFactor([-1e308, -1e308], factor));
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.MultivariateNormal(q, p));
        Assert.Equal(double.PositiveInfinity, CrossEntropy.MultivariateNormal(q, p));
        // 2·|I + 2Σ|^−½ with Σ = [[1, 1], [1, 2]].
        Assert.Equal(2 / Math.Sqrt(11), MaximumMeanDiscrepancy.MultivariateNormal(new(1), q, p), 1e-15);
    }

    [Fact]
    public void Factors_without_a_quotient()
    {
        var (wide, narrow) = (MultivariateNormal.FromFactor([0], OneByOne(1e300)), MultivariateNormal.FromFactor([0], OneByOne(1e-300)));
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.MultivariateNormal(wide, narrow));
        Assert.Equal((600 * Math.Log(10)) - 0.5, KullbackLeibler.MultivariateNormal(narrow, wide), 1e-12);
    }

    [Fact]
    public void Rényi_of_variances_without_a_quotient()
    {
        var (q, p) = (Normal.FromLogVariance(1e150, 700), Normal.FromLogVariance(-1e150, -700));
        // ½[(log(1 − α) + δ)/(1 − α) − δ + α(2·10¹⁵⁰)²e^−ℓq/(1 − α)] at α = ½, δ = 1400.
        var expected = 0.5 * ((2 * (1400 - Ln2)) - 1400 + Math.Pow(2e150 * Math.Exp(-350), 2));
        Assert.Equal(expected, Renyi.Normal(0.5, q, p), 1e-9);
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(1, q, p));
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(2, q, p));
    }

    [Fact]
    public void Bandwidths_whose_square_is_no_number()
    {
        var (q, p) = (DiagonalNormal.FromDeviations([1], [1]), DiagonalNormal.FromDeviations([2], [1]));
        var (fullQ, fullP) = (MultivariateNormal.FromDiagonal(q), MultivariateNormal.FromDiagonal(p));
        foreach (var bandwidth in new[] { 1e-200, 1e200 })
        {
            Assert.Equal(0, MaximumMeanDiscrepancy.DiagonalNormal(new(bandwidth), q, p), 1e-15);
            Assert.Equal(0, MaximumMeanDiscrepancy.MultivariateNormal(new(bandwidth), fullQ, fullP), 1e-15);
        }

        // The same in a unit 10²⁰⁰ times as long.
        MultivariateNormal Tiny(double mean) => MultivariateNormal.FromFactor([mean * 1e-200], OneByOne(1e-200));
        Assert.Equal(
            MaximumMeanDiscrepancy.MultivariateNormal(new(1), fullQ, fullP),
            MaximumMeanDiscrepancy.MultivariateNormal(new(1e-200), Tiny(1), Tiny(2)),
            1e-14
        );
    }

    [Fact]
    public void A_low_rank_factor_beyond_all_numbers_of_deviations_is_refused() =>
        Assert.StartsWith(
            "factor and logVariance are too far apart",
            Assert
                .ThrowsAny<ArgumentException>(() =>
                    LowRankNormal.FromLogVariance(
                        [0, 0],
                        RealMatrix.From(
                            new double[,]
                            {
                                { 1e300 },
                                { 1 },
                            }
                        ),
                        [-700, 0]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    private static RealMatrix OneByOne(double value) =>
        RealMatrix.From(
            new[,]
            {
                { value },
            }
        );
}
