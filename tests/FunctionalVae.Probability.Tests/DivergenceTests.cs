namespace FunctionalVae.Probability.Tests;

/// <summary>Rényi's and the Jensen–Shannon divergence and the cross-entropy: values by hand, and what each refuses.</summary>
public sealed class DivergenceTests
{
    private static readonly double Ln2 = Math.Log(2);
    private static readonly double Ln3 = Math.Log(3);

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Renyi_of_equal_variances_is_the_order_times_half_the_squared_distance(double order)
    {
        var (q, p) = (Normal.FromDeviation(3, 1), Normal.FromDeviation(1, 1));
        Assert.Equal(2 * order, Renyi.Normal(order, q, p), 1e-14);
        Assert.Equal(0, Renyi.Normal(order, q, q));
        var (diagonal, other) = (DiagonalNormal.FromDeviations([3, 1], [1, 1]), DiagonalNormal.FromDeviations([1, 0], [1, 1]));
        Assert.Equal(2.5 * order, Renyi.DiagonalNormal(order, diagonal, other), 1e-14);
        Assert.Equal(
            2.5 * order,
            Renyi.MultivariateNormal(order, MultivariateNormal.FromDiagonal(diagonal), MultivariateNormal.FromDiagonal(other)),
            1e-14
        );
    }

    [Fact]
    public void Renyi_of_different_variances()
    {
        // σq² = 4, σp² = 1: s² = 5/2 at α = ½, and s² = −2 at α = 2.
        var (wide, narrow) = (Normal.FromDeviation(0, 2), Normal.Standard);
        Assert.Equal(-Ln2 + Math.Log(2.5), Renyi.Normal(0.5, wide, narrow), 1e-15);
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(2, wide, narrow));
        Assert.Equal(Ln2 - (0.5 * Math.Log(1.75)), Renyi.Normal(2, narrow, wide), 1e-15);
        Assert.Equal(KullbackLeibler.Normal(wide, narrow), Renyi.Normal(1, wide, narrow), 1e-15);
        Assert.Equal(Ln2 - (0.5 * Math.Log(1.75)), Renyi.MultivariateNormal(2, Full(narrow), Full(wide)), 1e-15);
        Assert.Equal(double.PositiveInfinity, Renyi.MultivariateNormal(2, Full(wide), Full(narrow)));
        Assert.Equal(KullbackLeibler.Normal(wide, narrow), Renyi.MultivariateNormal(1, Full(wide), Full(narrow)), 1e-15);

        // σq² = 2: s² is positive up to α = 2.
        var between = Normal.FromLogVariance(0, Ln2);
        Assert.Equal((-0.5 * Ln2) - (0.5 * Math.Log(0.01) / 0.99), Renyi.Normal(1.99, between, narrow), 1e-12);
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(2.01, between, narrow));
    }

    [Fact]
    public void Renyi_of_variances_that_overflow()
    {
        var (wide, narrow) = (Normal.FromLogVariance(0, 700), Normal.FromLogVariance(0, -700));
        Assert.Equal(700 - Ln2, Renyi.Normal(0.5, wide, narrow), 1e-9);
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(2, wide, narrow));
    }

    [Fact]
    public void Renyi_of_infinite_order()
    {
        var (wide, narrow) = (Normal.FromDeviation(0, 2), Normal.FromDeviation(3, 1));
        // log 2 + ½·9/(4 − 1)
        Assert.Equal(Ln2 + 1.5, Renyi.Normal(double.PositiveInfinity, narrow, wide), 1e-14);
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(double.PositiveInfinity, wide, narrow));
        Assert.Equal(0, Renyi.Normal(double.PositiveInfinity, wide, wide));
        Assert.Equal(double.PositiveInfinity, Renyi.Normal(double.PositiveInfinity, Normal.FromDeviation(1, 1), Normal.Standard));
        Assert.Equal(Ln2, Renyi.Bernoulli(double.PositiveInfinity, Bernoulli.FromProbability(0.5), Bernoulli.FromProbability(0.25)), 1e-15);
    }

    [Fact]
    public void Renyi_of_discrete_distributions()
    {
        var (q, p) = (Bernoulli.FromProbability(0.5), Bernoulli.FromProbability(0.25));
        // Σ q²/p = ¼/¼ + ¼/¾
        Assert.Equal(Math.Log(4.0 / 3), Renyi.Bernoulli(2, q, p), 1e-15);
        Assert.Equal(Math.Log(4.0 / 3), Renyi.Categorical(2, Categorical.FromLogits([0, 0]), Categorical.FromLogits([0, Ln3])), 1e-15);
        Assert.Equal(-2 * Math.Log((1 + Math.Sqrt(3)) / Math.Sqrt(8)), Renyi.Bernoulli(0.5, q, p), 1e-15);
        Assert.Equal(KullbackLeibler.Bernoulli(q, p), Renyi.Bernoulli(1, q, p));
        Assert.Equal(0, Renyi.Bernoulli(0, q, p));
        Assert.Equal(0, Renyi.Bernoulli(double.PositiveInfinity, q, q));

        // (e^−700)^½ twice, and 1/e^−700.
        var (one, zero) = (Bernoulli.FromLogit(700), Bernoulli.FromLogit(-700));
        Assert.Equal(700 - (2 * Ln2), Renyi.Bernoulli(0.5, one, zero), 1e-12);
        Assert.Equal(700, Renyi.Bernoulli(2, one, zero), 1e-12);
    }

    [Fact]
    public void Renyi_refuses()
    {
        var (q, p) = (Normal.Standard, Normal.Standard);
        KullbackLeiblerTests.Refused("order is -0.5; it must be 0 or more.", () => Renyi.Normal(-0.5, q, p));
        KullbackLeiblerTests.Refused("order is NaN; it must be 0 or more.", () => Renyi.Normal(double.NaN, q, p));
        KullbackLeiblerTests.Refused(
            "order is Infinity; it must be a finite number.",
            () => Renyi.MultivariateNormal(double.PositiveInfinity, Full(q), Full(p))
        );
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => Renyi.DiagonalNormal(2, DiagonalNormal.Standard(1), DiagonalNormal.Standard(2))
        );
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => Renyi.MultivariateNormal(2, Full(q), MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2)))
        );
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => Renyi.Categorical(2, Categorical.FromLogits([0]), Categorical.FromLogits([0, 0]))
        );
    }

    [Fact]
    public void Jensen_Shannon()
    {
        var (q, p) = (Bernoulli.FromProbability(0.5), Bernoulli.FromProbability(0.25));
        var expected = Entropy(0.375) - (0.5 * (Entropy(0.5) + Entropy(0.25)));
        Assert.Equal(expected, JensenShannon.Bernoulli(q, p), 1e-15);
        Assert.Equal(expected, JensenShannon.Categorical(Categorical.FromLogits([0, 0]), Categorical.FromLogits([0, Ln3])), 1e-15);
        Assert.Equal(Ln2, JensenShannon.Bernoulli(Bernoulli.FromLogit(1000), Bernoulli.FromLogit(-1000)), 1e-15);
        Assert.Equal(0, JensenShannon.Bernoulli(q, q));
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => JensenShannon.Categorical(Categorical.FromLogits([0]), Categorical.FromLogits([0, 0]))
        );
    }

    [Fact]
    public void Jensen_Shannon_by_Monte_Carlo()
    {
        // Intervals that never meet: every term is log 2.
        var (low, high) = (UniformDistribution.Between(0, 1), UniformDistribution.Between(2, 3));
        var apart = JensenShannon.MonteCarlo(low, high, Key.FromSeed(1), 10);
        Assert.Equal(Ln2, apart.Value, 1e-15);
        Assert.Equal(10, apart.Draws);
        Assert.Equal(0, JensenShannon.MonteCarlo(low, low, Key.FromSeed(1), 10).Value);

        // [0, 1) in [0, 2): ½·log(1/¾) + ½(½·log(½/¾) + ½·log 2), and half of p's draws carry each term.
        var wide = UniformDistribution.Between(0, 2);
        var expected = (0.5 * Math.Log(4.0 / 3)) + (0.25 * Math.Log(2.0 / 3)) + (0.25 * Ln2);
        var estimate = JensenShannon.MonteCarlo(low, wide, Key.FromSeed(1), 4000);
        Assert.Equal(expected, estimate.Value, 5 * estimate.StandardError);
        Assert.Equal(0.25 * Ln3 / Math.Sqrt(4000), estimate.StandardError, 1e-4);
        KullbackLeiblerTests.Refused(
            "draws is 1; it must be 2 at least.",
            () => JensenShannon.MonteCarlo(low, high, Key.FromSeed(1), 1).Value
        );
    }

    [Fact]
    public void Cross_entropies()
    {
        var (q, p) = (Normal.FromDeviation(1, 2), Normal.FromDeviation(0, 1));
        var expected = NormalDistribution.HalfLogTwoPi + 2.5;
        Assert.Equal(expected, CrossEntropy.Normal(q, p), 1e-15);
        Assert.Equal(NormalDistribution.HalfLogTwoPi + Ln2 + 0.25, CrossEntropy.Normal(p, q), 1e-15);
        var (diagonal, standard) = (DiagonalNormal.FromDeviations([1, 1], [2, 2]), DiagonalNormal.Standard(2));
        Assert.Equal(2 * expected, CrossEntropy.DiagonalNormal(diagonal, standard), 1e-14);
        Assert.Equal(
            2 * expected,
            CrossEntropy.MultivariateNormal(MultivariateNormal.FromDiagonal(diagonal), MultivariateNormal.FromDiagonal(standard)),
            1e-14
        );
        Assert.Equal(
            (0.5 * Math.Log(4)) + (0.5 * Math.Log(4.0 / 3)),
            CrossEntropy.Bernoulli(Bernoulli.FromProbability(0.5), Bernoulli.FromProbability(0.25)),
            1e-15
        );
        Assert.Equal(
            (0.5 * Math.Log(4)) + (0.5 * Math.Log(4.0 / 3)),
            CrossEntropy.Categorical(Categorical.FromLogits([0, 0]), Categorical.FromLogits([0, Ln3])),
            1e-15
        );
    }

    [Fact]
    public void Cross_entropies_refuse_different_sizes()
    {
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => CrossEntropy.DiagonalNormal(DiagonalNormal.Standard(1), DiagonalNormal.Standard(2))
        );
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => CrossEntropy.MultivariateNormal(Full(Normal.Standard), MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2)))
        );
        KullbackLeiblerTests.Refused(
            "q has 1 dimensions, p has 2; they must agree.",
            () => CrossEntropy.Categorical(Categorical.FromLogits([0]), Categorical.FromLogits([0, 0]))
        );
    }

    private static MultivariateNormal Full(Normal x) =>
        MultivariateNormal.FromDiagonal(DiagonalNormal.FromLogVariance([x.Mean], [x.LogVariance]));

    private static double Entropy(double mass) => -(mass * Math.Log(mass)) - ((1 - mass) * Math.Log(1 - mass));
}
