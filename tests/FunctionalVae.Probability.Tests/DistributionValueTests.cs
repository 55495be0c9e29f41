namespace FunctionalVae.Probability.Tests;

/// <summary>Moments where the mean is large beside the deviation, and shapes that are not squares.</summary>
public sealed class DistributionValueTests
{
    private const double Far = 1e12;
    private static readonly double Second = SpecialFunctions.Sigmoid(1);

    // Masses 1/(1 + e) and e/(1 + e): both products round.
    private static readonly Categorical Weights = Categorical.FromLogits([0, 1]);

    [Fact]
    public void The_variance_of_a_mixture_far_from_zero()
    {
        var mixture = Mixture.Of<double, LogDensity>(Weights, [Normal.FromDeviation(Far + 1, 1), Normal.FromDeviation(Far + 5, 2)]);
        Assert.Equal(1 + (3 * Second) + (16 * Second * (1 - Second)), Mixture.Variance(mixture), 1e-6);
    }

    [Fact]
    public void The_covariance_of_a_mixture_far_from_zero()
    {
        var mixture = Mixture.Of<RealVector, LogDensity>(
            Weights,
            [DiagonalNormal.FromDeviations([Far + 1, -Far], [1, 1]), DiagonalNormal.FromDeviations([Far + 5, 2 - Far], [2, 3])]
        );
        var covariance = Mixture.Covariance(mixture);
        var between = Second * (1 - Second);
        Assert.Equal(1 + (3 * Second) + (16 * between), covariance[0, 0], 1e-6);
        Assert.Equal(1 + (8 * Second) + (4 * between), covariance[1, 1], 1e-6);
        Assert.Equal(8 * between, covariance[0, 1], 1e-6);
        Assert.Equal(8 * between, covariance[1, 0], 1e-6);
    }

    // mpmath 1.3, 40 digits.
    [Fact]
    public void The_variance_of_a_discretised_logistic_of_many_levels() =>
        Assert.Equal(7.485536634150352297, DiscretizedLogistic.FromScale(50000.25, 1.5, 100_001).Variance, 1e-10);

    [Fact]
    public void The_entropy_of_a_diagonal_normal() =>
        Assert.Equal(2.5 + (2 * NormalDistribution.HalfLogTwoPi), DiagonalNormal.FromLogVariance([0, 0], [1, 2]).Entropy, 1e-15);

    // |I + wwᵀ| = 1 + ‖w‖².
    [Fact]
    public void The_determinant_of_a_low_rank_normal()
    {
        Assert.Equal(Math.Log(6), Low([1], [2]).LogDeterminant, 1e-15);
        Assert.Equal(Math.Log(15), Low([1, 0, 0], [0, 2, 0], [0, 0, Math.Sqrt(0.5)]).LogDeterminant, 1e-14);
    }

    [Fact]
    public void Asymmetry_is_relative_to_the_variances()
    {
        var covariance = MultivariateNormal.FromCovariance(
            [0, 0],
            RealMatrix.FromRows([
                [1e10, 1],
                [1.5, 1e10],
            ])
        );
        Assert.Equal(1, covariance.Covariance[0, 1], 0.51);
    }

    private static LowRankNormal Low(params RealVector[] rows) =>
        LowRankNormal.FromLogVariance(RealVector.Zero(rows.Length), RealMatrix.FromRows(rows), RealVector.Zero(rows.Length));
}
