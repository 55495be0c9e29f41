namespace FunctionalVae.Probability.Tests;

/// <summary>Values of the divergences by hand, and what each refuses.</summary>
public sealed class KullbackLeiblerTests
{
    private static readonly double Ln2 = Math.Log(2);

    [Fact]
    public void Normal_distributions()
    {
        Assert.Equal(1.3068528194400546, KullbackLeibler.Normal(Normal.FromDeviation(1, 2), Normal.Standard), 1e-15);
        Assert.Equal(0.4431471805599453, KullbackLeibler.Normal(Normal.Standard, Normal.FromDeviation(1, 2)), 1e-15);
        Assert.Equal(1.9325850929940454, KullbackLeibler.Normal(Normal.FromDeviation(0.5, 0.1), Normal.Standard), 1e-15);
        Assert.Equal(1.75, KullbackLeibler.Symmetric(KullbackLeibler.Normal, Normal.FromDeviation(1, 2), Normal.Standard), 1e-15);
    }

    [Fact]
    public void Normal_distributions_of_several_dimensions()
    {
        var diagonal = DiagonalNormal.FromDeviations([1, 0], [2, 1]);
        var standard = DiagonalNormal.Standard(2);
        Assert.Equal(1.3068528194400546, KullbackLeibler.DiagonalNormal(diagonal, standard), 1e-15);
        Assert.Equal(
            1.3068528194400546,
            KullbackLeibler.DiagonalToMultivariate(diagonal, MultivariateNormal.FromDiagonal(standard)),
            1e-15
        );
        Assert.Equal(
            0.4431471805599453,
            KullbackLeibler.MultivariateToDiagonal(MultivariateNormal.FromDiagonal(standard), diagonal),
            1e-15
        );

        // ½(tr Σ + ‖μ‖² − 2 − log |Σ|) with |Σ| = 3.
        var full = MultivariateNormal.FromCovariance(
            [1, 0],
            RealMatrix.From(
                new double[,]
                {
                    { 2, 1 },
                    { 1, 2 },
                }
            )
        );
        var expected = 0.5 * (3 - Math.Log(3));
        Assert.Equal(expected, KullbackLeibler.MultivariateNormal(full, MultivariateNormal.FromDiagonal(standard)), 1e-15);
        Assert.Equal(0, KullbackLeibler.MultivariateNormal(full, full));

        // I + (1, 1)ᵀ(1, 1) is the same covariance.
        var lowRank = LowRankNormal.FromLogVariance(
            [1, 0],
            RealMatrix.FromRows([
                [1],
                [1],
            ]),
            [0, 0]
        );
        var flat = LowRankNormal.FromLogVariance(
            [0, 0],
            RealMatrix.FromRows([
                [0],
                [0],
            ]),
            [0, 0]
        );
        Assert.Equal(expected, KullbackLeibler.LowRankNormal(lowRank, flat), 1e-14);
        Assert.Equal(0, KullbackLeibler.LowRankNormal(lowRank, lowRank));
    }

    [Fact]
    public void Discrete_distributions()
    {
        var (q, p) = (Bernoulli.FromProbability(0.5), Bernoulli.FromProbability(0.25));
        var expected = Ln2 - (0.5 * Math.Log(3));
        Assert.Equal(expected, KullbackLeibler.Bernoulli(q, p), 1e-15);
        Assert.Equal(
            expected,
            KullbackLeibler.Categorical(Categorical.FromLogits([0, 0]), Categorical.FromLogits([0, Math.Log(3)])),
            1e-15
        );
        Assert.Equal(1400, KullbackLeibler.Bernoulli(Bernoulli.FromLogit(1400), Bernoulli.FromLogit(-1400)));
        Assert.Equal(1400, KullbackLeibler.Categorical(Categorical.FromLogits([0, -1400]), Categorical.FromLogits([-1400, 0])));

        // One of two levels is a Bernoulli outcome: level 1 where μ + s·logistic noise ≥ ½, of logit (μ − ½)/s.
        Assert.Equal(
            KullbackLeibler.Bernoulli(Bernoulli.FromLogit(1), Bernoulli.FromLogit(-2)),
            KullbackLeibler.DiscretizedLogistic(DiscretizedLogistic.FromScale(1, 0.5, 2), DiscretizedLogistic.FromScale(-1.5, 1, 2)),
            1e-15
        );
    }

    [Fact]
    public void Laplace_distributions()
    {
        var (narrow, wide) = (Laplace.FromScale(0, 1), Laplace.FromScale(1, 2));
        Assert.Equal(Ln2 + 0.5 + (0.5 * Math.Exp(-1)) - 1, KullbackLeibler.Laplace(narrow, wide), 1e-15);
        Assert.Equal(-Ln2 + 1 + (2 * Math.Exp(-0.5)) - 1, KullbackLeibler.Laplace(wide, narrow), 1e-15);
        Assert.Equal(1e6 - 1, KullbackLeibler.Laplace(Laplace.FromScale(1e6, 1), narrow), 1e-9);
        Assert.Equal(Math.Log(1e300) - 1, KullbackLeibler.Laplace(Laplace.FromScale(0, 1e-150), Laplace.FromScale(0, 1e150)), 1e-12);
        Assert.Equal(1e300, KullbackLeibler.Laplace(Laplace.FromScale(1e150, 1e-150), Laplace.FromScale(0, 1e-150)), 1e290);

        // At equal means log 2b/σ − ½ − ½ log 2π + (σ/b)√(2/π), and the other way round log σ/2b + ½ log 2π − 1 + b²/σ².
        Assert.Equal(
            Ln2 - 0.5 - (0.5 * Math.Log(2 * Math.PI)) + Math.Sqrt(2 / Math.PI),
            KullbackLeibler.NormalToLaplace(Normal.Standard, Laplace.FromScale(0, 1)),
            1e-15
        );
        Assert.Equal((0.5 * Math.Log(2 * Math.PI)) - Ln2, KullbackLeibler.LaplaceToNormal(Laplace.FromScale(0, 1), Normal.Standard), 1e-15);
        Assert.Equal(
            (0.5 * Math.Log(2 * Math.PI)) - Ln2 + 2,
            KullbackLeibler.LaplaceToNormal(Laplace.FromScale(2, 1), Normal.Standard),
            1e-15
        );
    }

    [Fact]
    public void Uniform_distributions()
    {
        var unit = UniformDistribution.Between(0, 1);
        Assert.Equal(Ln2, KullbackLeibler.Uniform(unit, UniformDistribution.Between(-1, 1)), 1e-15);
        Assert.Equal(Ln2, KullbackLeibler.Uniform(unit, UniformDistribution.Between(0, 2)), 1e-15);
        Assert.Equal(0, KullbackLeibler.Uniform(unit, unit));
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.Uniform(unit, UniformDistribution.Between(0.1, 2)));
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.Uniform(unit, UniformDistribution.Between(-1, 0.9)));

        Assert.Equal((0.5 * Math.Log(2 * Math.PI)) + (1.0 / 6), KullbackLeibler.UniformToNormal(unit, Normal.Standard), 1e-15);
        Assert.Equal(Ln2 + 0.5, KullbackLeibler.UniformToLaplace(unit, Laplace.FromScale(0, 1)), 1e-15);
        Assert.Equal(Ln2 + 0.25, KullbackLeibler.UniformToLaplace(unit, Laplace.FromScale(0.5, 1)), 1e-15);
        Assert.Equal(Ln2 + 0.5, KullbackLeibler.UniformToLaplace(unit, Laplace.FromScale(1, 1)), 1e-15);
        Assert.Equal(Ln2 + 1.5, KullbackLeibler.UniformToLaplace(unit, Laplace.FromScale(2, 1)), 1e-15);
    }

    // Against quadrature of the definition, on each of the three branches.
    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 0.5)]
    [InlineData(3, 5)]
    [InlineData(-3, -5)]
    [InlineData(-3, 5)]
    [InlineData(2, 2.5)]
    [InlineData(0.5, 4)]
    [InlineData(4, 0.5)]
    public void Continuous_Bernoulli_distributions(double logitQ, double logitP)
    {
        var (q, p) = (ContinuousBernoulli.FromLogit(logitQ), ContinuousBernoulli.FromLogit(logitP));
        var expected = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
            x => Math.Exp(q.LogProbability(x).Nats) * (q.LogProbability(x).Nats - p.LogProbability(x).Nats),
            0,
            1,
            32
        );
        Assert.Equal(expected, KullbackLeibler.ContinuousBernoulli(q, p), 1e-13);
    }

    [Fact]
    public void Continuous_Bernoulli_distributions_of_large_logits()
    {
        // There q is exponential of rate lq: log lq/lp + lp/lq − 1.
        var (q, p) = (ContinuousBernoulli.FromLogit(-600), ContinuousBernoulli.FromLogit(-602));
        var exponential = SpecialFunctions.ExpMinusLinear(Math.Log(602.0 / 600));
        Assert.Equal(exponential, KullbackLeibler.ContinuousBernoulli(q, p), 1e-12 * exponential);
    }

    [Fact]
    public void Different_sizes_are_refused()
    {
        Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => KullbackLeibler.DiagonalNormal(DiagonalNormal.Standard(1), DiagonalNormal.Standard(2))
        );
        Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () =>
                KullbackLeibler.DiagonalToMultivariate(
                    DiagonalNormal.Standard(1),
                    MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2))
                )
        );
        Refused(
            "q has 2 dimensions, p has 3; they must agree.",
            () => KullbackLeibler.Categorical(Categorical.FromLogits([0, 0]), Categorical.FromLogits([0, 0, 0]))
        );
        Refused(
            "q has 2 levels, p has 3; they must agree.",
            () => KullbackLeibler.DiscretizedLogistic(DiscretizedLogistic.FromScale(0, 1, 2), DiscretizedLogistic.FromScale(0, 1, 3))
        );
    }

    [Fact]
    public void An_estimate_is_the_mean_of_its_terms()
    {
        Assert.Equal(new Estimate(2, Math.Sqrt(1.0 / 3), 3), Estimate.FromTerms([1, 2, 3]));
        Assert.Equal(new Estimate(double.PositiveInfinity, double.PositiveInfinity, 2), Estimate.FromTerms([1, double.PositiveInfinity]));
        Assert.True(double.IsNaN(Estimate.FromTerms([1, double.NaN]).Value));
        Assert.StartsWith(
            "terms.Count is 1; it must be 2 at least.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.FromTerms([1])).Message
        );
    }

    [Fact]
    public void Monte_Carlo_is_the_mean_log_ratio_of_draws_of_q()
    {
        var (q, p) = (Normal.FromDeviation(1, 2), Normal.Standard);
        var terms = Sampling.Draws(q, Key.FromSeed(4), 10).Select(x => q.LogProbability(x).Nats - p.LogProbability(x).Nats);
        Assert.Equal(Estimate.FromTerms([.. terms]), KullbackLeibler.MonteCarlo(q, p, Key.FromSeed(4), 10));
        Refused("draws is 1; it must be 2 at least.", () => KullbackLeibler.MonteCarlo(q, p, Key.FromSeed(4), 1).Value);
    }

    internal static void Refused(string message, Func<double> call) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => call()).Message);
}
