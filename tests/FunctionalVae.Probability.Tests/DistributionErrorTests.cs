namespace FunctionalVae.Probability.Tests;

/// <summary>Every factory of every distribution, given what it cannot take: the message names the argument, its value and what it must be.</summary>
public sealed class DistributionErrorTests
{
    private static readonly RealMatrix Identity = RealMatrix.Identity(2);

    public static TheoryData<string, Func<object>> Factories { get; } =
        new()
        {
            { "mean is NaN; it must be a finite number.", () => Normal.FromLogVariance(double.NaN, 0) },
            { "logVariance is 700.5; a log-variance must be a number from -700 to 700.", () => Normal.FromLogVariance(0, 700.5) },
            { "logVariance is NaN; a log-variance must be a number from -700 to 700.", () => Normal.FromLogVariance(0, double.NaN) },
            { "mean is -Infinity; it must be a finite number.", () => Normal.FromDeviation(double.NegativeInfinity, 1) },
            { "deviation is -2; a standard deviation must be a number from 1E-152 to 1E+152.", () => Normal.FromDeviation(0, -2) },
            { "deviation is 0; a standard deviation must be a number from 1E-152 to 1E+152.", () => Normal.FromDeviation(0, 0) },
            { "deviation is 1E+153; a standard deviation must be a number from 1E-152 to 1E+152.", () => Normal.FromDeviation(0, 1e153) },
            { "mean is empty; it must have an element at least.", () => DiagonalNormal.FromLogVariance([], []) },
            { "mean[1] is NaN; it must be a finite number.", () => DiagonalNormal.FromLogVariance([0, double.NaN], [0, 0]) },
            {
                "logVariance[0] is -701; a log-variance must be a number from -700 to 700.",
                () => DiagonalNormal.FromLogVariance([0], [-701])
            },
            { "logVariance has 1 dimensions, mean has 2; they must agree.", () => DiagonalNormal.FromLogVariance([0, 0], [0]) },
            {
                "deviations[1] is -1; a standard deviation must be a number from 1E-152 to 1E+152.",
                () => DiagonalNormal.FromDeviations([0, 0], [1, -1])
            },
            { "deviations has 1 dimensions, mean has 2; they must agree.", () => DiagonalNormal.FromDeviations([0, 0], [1]) },
            { "mean is empty; it must have an element at least.", () => DiagonalNormal.FromDeviations([], []) },
            { "dimensions is 0; it must be 1 at least.", () => DiagonalNormal.Standard(0) },
            { "mean is empty; it must have an element at least.", () => MultivariateNormal.FromCovariance([], RealMatrix.Identity(0)) },
            {
                "mean[0] is Infinity; it must be a finite number.",
                () => MultivariateNormal.FromFactor([double.PositiveInfinity, 0], Identity)
            },
            { "covariance is 2 × 2; a mean of 1 dimensions needs 1 × 1.", () => MultivariateNormal.FromCovariance([0], Identity) },
            { "factor is 2 × 2; a mean of 3 dimensions needs 3 × 3.", () => MultivariateNormal.FromFactor([0, 0, 0], Identity) },
            { "covariance[1][0] is NaN; it must be a finite number.", () => Full(1, 0, double.NaN, 1) },
            { "covariance[1, 1] is -1; a variance must be positive.", () => Full(1, 0, 0, -1) },
            { "covariance[0, 0] is 0; a variance must be positive.", () => Full(0, 0, 0, 1) },
            { "covariance[1, 0] is 0.5 and covariance[0, 1] is 0.25; a covariance is symmetric.", () => Full(1, 0.25, 0.5, 1) },
            { "covariance is not positive definite: its smallest eigenvalue is -1.", () => Full(1, 2, 2, 1) },
            { "factor[1, 1] is 0; it must be a positive finite number.", () => Factor(1, 0, 0, 0) },
            { "factor[0, 0] is -1; it must be a positive finite number.", () => Factor(-1, 0, 0, 1) },
            { "factor[0, 1] is 0.5; above the diagonal of a Cholesky factor all is 0.", () => Factor(1, 0.5, 0, 1) },
            { "mean is empty; it must have an element at least.", () => LowRank([], [], 0, 1) },
            { "mean[0] is NaN; it must be a finite number.", () => LowRank([double.NaN], [0], 1, 1) },
            { "logVariance[0] is 701; a log-variance must be a number from -700 to 700.", () => LowRank([0], [701], 1, 1) },
            { "logVariance has 2 dimensions, mean has 1; they must agree.", () => LowRank([0], [0, 0], 1, 1) },
            { "factor is 1 × 1; a mean of 2 dimensions needs 2 rows, and a column at least.", () => LowRank([0, 0], [0, 0], 1, 1) },
            { "factor is 2 × 0; a mean of 2 dimensions needs 2 rows, and a column at least.", () => LowRank([0, 0], [0, 0], 2, 0) },
            {
                "factor[0][0] is NaN; it must be a finite number.",
                () =>
                    LowRankNormal.FromLogVariance(
                        [0],
                        RealMatrix.From(
                            new[,]
                            {
                                { double.NaN },
                            }
                        ),
                        [0]
                    )
            },
            { "logit is NaN; it must be a finite number.", () => Bernoulli.FromLogit(double.NaN) },
            { "probability is 0; it must be strictly between 0 and 1.", () => Bernoulli.FromProbability(0) },
            { "probability is 1; it must be strictly between 0 and 1.", () => Bernoulli.FromProbability(1) },
            { "probability is NaN; it must be strictly between 0 and 1.", () => Bernoulli.FromProbability(double.NaN) },
            { "logits is empty; it must have an element at least.", () => Categorical.FromLogits([]) },
            { "logits[1] is Infinity; it must be a finite number.", () => Categorical.FromLogits([0, double.PositiveInfinity]) },
            { "logit is Infinity; it must be a finite number.", () => ContinuousBernoulli.FromLogit(double.PositiveInfinity) },
            { "lambda is 1.5; it must be strictly between 0 and 1.", () => ContinuousBernoulli.FromParameter(1.5) },
            { "mean is NaN; it must be a finite number.", () => Laplace.FromScale(double.NaN, 1) },
            { "scale is -1; a scale must be a number from 1E-152 to 1E+152.", () => Laplace.FromScale(0, -1) },
            { "scale is NaN; a scale must be a number from 1E-152 to 1E+152.", () => Laplace.FromScale(0, double.NaN) },
            { "low is NaN; it must be a finite number.", () => UniformDistribution.Between(double.NaN, 1) },
            { "high is Infinity; it must be a finite number.", () => UniformDistribution.Between(0, double.PositiveInfinity) },
            { "high is 1 and low 1; the difference must be positive and finite.", () => UniformDistribution.Between(1, 1) },
            { "high is 0.5 and low 1; the difference must be positive and finite.", () => UniformDistribution.Between(1, 0.5) },
            {
                "high is 1E+308 and low -1E+308; the difference must be positive and finite.",
                () => UniformDistribution.Between(-1e308, 1e308)
            },
            { "location is NaN; it must be a finite number.", () => DiscretizedLogistic.FromScale(double.NaN, 1, 2) },
            { "scale is 0; a scale must be a number from 1E-152 to 1E+152.", () => DiscretizedLogistic.FromScale(0, 0, 2) },
            { "levels is 1; it must be 2 at least.", () => DiscretizedLogistic.FromScale(0, 1, 1) },
            { "components has 1 elements, weights has 2; they must agree.", () => Mixed(Categorical.FromLogits([0, 0]), 3) },
            { "components[1] has 2 dimensions, components[0] has 3; they must agree.", () => Mixed(Categorical.FromLogits([0, 0]), 3, 2) },
        };

    [Theory]
    [MemberData(nameof(Factories))]
    public void A_factory_names_what_is_wrong(string message, Func<object> factory) =>
        Assert.StartsWith(message + " (Parameter '", Assert.ThrowsAny<ArgumentException>(factory).Message);

    public static TheoryData<string, Func<object>> Points { get; } =
        new()
        {
            { "point is NaN; it must be a number.", () => Normal.Standard.LogProbability(double.NaN) },
            { "point is NaN; it must be a number.", () => Laplace.FromScale(0, 1).LogProbability(double.NaN) },
            { "point is NaN; it must be a number.", () => UniformDistribution.Between(0, 1).LogProbability(double.NaN) },
            { "point is NaN; it must be a number.", () => ContinuousBernoulli.FromLogit(0).LogProbability(double.NaN) },
            { "point[1] is NaN; it must be a number.", () => DiagonalNormal.Standard(2).LogProbability([0, double.NaN]) },
            { "point[0] is NaN; it must be a number.", () => Full(1, 0, 0, 1).LogProbability([double.NaN, 0]) },
            { "point[0] is NaN; it must be a number.", () => LowRank([0], [0], 1, 1).LogProbability([double.NaN]) },
            { "point has 1 dimensions, the distribution has 2; they must agree.", () => DiagonalNormal.Standard(2).LogProbability([0]) },
            { "point has 3 dimensions, the distribution has 2; they must agree.", () => Full(1, 0, 0, 1).LogProbability([0, 0, 0]) },
            { "point has 2 dimensions, the distribution has 1; they must agree.", () => LowRank([0], [0], 1, 1).LogProbability([0, 0]) },
        };

    [Theory]
    [MemberData(nameof(Points))]
    public void A_point_that_is_none_is_an_error(string message, Func<object> log) =>
        Assert.StartsWith(message + " (Parameter 'point')", Assert.ThrowsAny<ArgumentException>(log).Message);

    [Fact]
    public void The_bounds_themselves_are_taken()
    {
        Assert.Equal(700, Normal.FromLogVariance(0, 700).LogVariance);
        Assert.Equal(-700, Normal.FromLogVariance(0, -700).LogVariance);
        Assert.Equal(2 * Math.Log(1e152), Normal.FromDeviation(0, 1e152).LogVariance);
        Assert.Equal(1e-152, Laplace.FromScale(0, 1e-152).Scale);
        Assert.Equal(2, DiscretizedLogistic.FromScale(0, 1e152, 2).Levels);
    }

    [Fact]
    public void Asymmetry_of_rounding_is_taken() => Assert.Equal(0.5, Full(1, 0.5, 0.5 + 1e-15, 1).Covariance[0, 1], 1e-14);

    private static MultivariateNormal Full(double a, double b, double c, double d) =>
        MultivariateNormal.FromCovariance(
            [0, 0],
            RealMatrix.From(
                new[,]
                {
                    { a, b },
                    { c, d },
                }
            )
        );

    private static MultivariateNormal Factor(double a, double b, double c, double d) =>
        MultivariateNormal.FromFactor(
            [0, 0],
            RealMatrix.From(
                new[,]
                {
                    { a, b },
                    { c, d },
                }
            )
        );

    private static LowRankNormal LowRank(RealVector mean, RealVector logVariance, int rows, int columns) =>
        LowRankNormal.FromLogVariance(mean, RealMatrix.From(new double[rows, columns]), logVariance);

    private static Mixture<RealVector, LogDensity> Mixed(Categorical weights, params int[] dimensions) =>
        Mixture.Of<RealVector, LogDensity>(weights, [.. dimensions.Select(DiagonalNormal.Standard)]);
}
