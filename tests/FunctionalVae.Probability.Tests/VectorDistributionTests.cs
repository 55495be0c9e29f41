namespace FunctionalVae.Probability.Tests;

/// <summary>Values of the normal distributions of k numbers; computed with mpmath 1.3, and equal to SciPy 1.10's multivariate_normal.</summary>
public sealed class VectorDistributionTests
{
    private static readonly LowRankNormal LowRank = LowRankNormal.FromLogVariance(
        [1, -1, 0.5],
        RealMatrix.From(
            new[,]
            {
                { 1, 0 },
                { 0.5, 2 },
                { -1, 0.25 },
            }
        ),
        [0, -1, 1]
    );

    [Fact]
    public void Diagonal()
    {
        var p = DiagonalNormal.FromLogVariance([1, -1], [0, -1]);
        Close(-4.895944123425771, p.LogProbability([0, 0.5]).Nats);
        Close(2.3378770664093453, p.Entropy);
        Assert.Equal(2, p.Dimensions);
        Assert.Equal([1, Math.Exp(-1)], p.Variance);
        Assert.Equal(RealMatrix.FromDiagonal([1, Math.Exp(-1)]), p.Covariance);
        Assert.Equal(Normal.FromLogVariance(-1, -1), p.Marginal(1));
        Assert.Equal(DiagonalNormal.FromLogVariance([0, 0], [0, 0]), DiagonalNormal.Standard(2));
        Assert.Equal(2 * Math.Log(3), DiagonalNormal.FromDeviations([0, 0], [1, 3]).LogVariance[1]);
        Assert.Equal(double.NegativeInfinity, p.LogProbability([double.NegativeInfinity, 0]).Nats);
    }

    [Fact]
    public void Full()
    {
        var p = MultivariateNormal.FromCovariance(
            [1, -1],
            RealMatrix.From(
                new[,]
                {
                    { 2, 0.6 },
                    { 0.6, 0.5 },
                }
            )
        );
        Close(-6.927233515095136, p.LogProbability([0, 0.5]).Nats);
        Close(-0.44628710262841953, p.LogDeterminant);
        Close(2.6147335150951356, p.Entropy);
        Assert.Equal(2, p.Dimensions);
        Close(0.6, p.Covariance[1, 0]);
        Close(Math.Sqrt(2), p.Factor[0, 0]);
        Assert.Equal(0, p.Factor[0, 1]);
        Assert.Equal(p, MultivariateNormal.FromFactor(p.Mean, p.Factor));
        Assert.Equal(double.NegativeInfinity, p.LogProbability([double.PositiveInfinity, double.PositiveInfinity]).Nats);
    }

    [Fact]
    public void Low_rank()
    {
        Close(-5.377070998782855, LowRank.LogProbability([0, 1, 2]).Nats);
        Close(3.3794736016408553, LowRank.LogDeterminant);
        Close(5.946552400434446, LowRank.Entropy);
        Assert.Equal((3, 2), (LowRank.Dimensions, LowRank.Rank));
        double[,] covariance =
        {
            { 2, 0.5, -1 },
            { 0.5, 4.617879441171442, 0 },
            { -1, 0, 3.780781828459045 },
        };
        Assert.All(
            from row in Enumerable.Range(0, 3)
            from column in Enumerable.Range(0, 3)
            select (row, column),
            at => Assert.Equal(covariance[at.row, at.column], LowRank.Covariance[at.row, at.column], 1e-15)
        );
        Assert.Equal(double.NegativeInfinity, LowRank.LogProbability([double.PositiveInfinity, 0, double.NegativeInfinity]).Nats);
        Assert.Equal(LowRank, LowRankNormal.FromLogVariance(LowRank.Mean, LowRank.Factor, LowRank.LogVariance));
    }

    [Fact]
    public void Low_rank_as_full()
    {
        var full = MultivariateNormal.FromLowRank(LowRank);
        Close(-5.377070998782855, full.LogProbability([0, 1, 2]).Nats);
        Assert.All(full.Factor.Diagonal(), value => Assert.True(value > 0));
        Assert.Equal(0, full.Factor[0, 2]);
        // W·Wᵀ is singular, and the diagonal is 1e-26 of it: the sum as float64 numbers has no Cholesky factor.
        var thin = LowRankNormal.FromLogVariance(
            [0, 0],
            RealMatrix.From(
                new double[,]
                {
                    { 1 },
                    { 1 },
                }
            ),
            [-60, -60]
        );
        Assert.Throws<ArgumentException>(() => MultivariateNormal.FromCovariance(thin.Mean, thin.Covariance));
        Assert.Equal(thin.LogDeterminant, MultivariateNormal.FromLowRank(thin).LogDeterminant, 1e-2);
        Assert.Equal(-60 + Math.Log(2), thin.LogDeterminant, 1e-12);
    }

    [Fact]
    public void Draws_are_the_mean_and_the_factors_times_noise()
    {
        var key = Key.FromSeed(6);
        var noise = DiagonalNormal.Standard(5).Sample(key);
        Assert.Equal(5, noise.Distinct().Count());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(noise[i], DiagonalNormal.Standard(i + 1).Sample(key)[i]);
        }

        Close(1 + noise[0] + noise[2], LowRank.Sample(key)[0]);
        Close(-1 + (0.5 * noise[0]) + (2 * noise[1]) + (Math.Exp(-0.5) * noise[3]), LowRank.Sample(key)[1]);
        Close(-1 + (2 * noise[1]), DiagonalNormal.FromDeviations([1, -1], [3, 2]).Sample(key)[1]);
        var full = MultivariateNormal.FromFactor(
            [1, -1],
            RealMatrix.From(
                new[,]
                {
                    { 2, 0 },
                    { -0.5, 1.5 },
                }
            )
        );
        Close(1 + (2 * noise[0]), full.Sample(key)[0]);
        Close(-1 - (0.5 * noise[0]) + (1.5 * noise[1]), full.Sample(key)[1]);
    }

    [Fact]
    public void Full_from_diagonal()
    {
        var full = MultivariateNormal.FromDiagonal(DiagonalNormal.FromLogVariance([1, -1], [0, 2]));
        Assert.Equal([1, -1], full.Mean);
        Assert.Equal(RealMatrix.FromDiagonal([1, Math.E]), full.Factor);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-14 * Math.Abs(expected));
}
