namespace FunctionalVae.Probability.Tests;

/// <summary>MMD against NumPy 1.24.2 with distances by SciPy 1.10.1's cdist and pdist.</summary>
public sealed class MaximumMeanDiscrepancyTests
{
    private static readonly RealMatrix Q = RealMatrix.From(
        new[,]
        {
            { 0, 0 },
            { 1, 0.5 },
            { -1, 2 },
        }
    );
    private static readonly RealMatrix P = RealMatrix.From(
        new[,]
        {
            { 1, 1 },
            { 2, -1 },
            { 0, 0.5 },
            { 3, 0 },
        }
    );

    [Fact]
    public void Kernels()
    {
        Assert.Equal(Math.Exp(-25 / 8.0), new RbfKernel(2).Between([1, 1], [4, 5]), 1e-16);
        Assert.Equal(4 / 29.0, new InverseMultiquadricKernel(2).Between([1, 1], [4, 5]), 1e-16);
        Assert.Equal(2, new RbfKernel(2).Bandwidth);
        Assert.Equal(1, new RbfKernel(1e-200).Between([1], [1]));
    }

    [Fact]
    public void Samples()
    {
        Assert.Equal(0.2648824592565443, MaximumMeanDiscrepancy.Biased(new RbfKernel(1.5), Q, P), 1e-15);
        Assert.Equal(-0.06857172433398373, MaximumMeanDiscrepancy.Unbiased(new RbfKernel(1.5), Q, P), 1e-15);
        Assert.Equal(0.2658141863624014, MaximumMeanDiscrepancy.Biased(new InverseMultiquadricKernel(1.5), Q, P), 1e-15);
        Assert.Equal(-0.08830785975739597, MaximumMeanDiscrepancy.Unbiased(new InverseMultiquadricKernel(1.5), Q, P), 1e-15);
        Assert.Equal(0, MaximumMeanDiscrepancy.Biased(new RbfKernel(1.5), Q, Q));
        Assert.Equal(2 - (2 * Math.Exp(-0.5)), MaximumMeanDiscrepancy.Biased(new RbfKernel(1), Numbers(0), Numbers(1)), 1e-15);
        Assert.Equal(
            (2 * Math.Exp(-0.5)) - (1 + Math.Exp(-2) + (2 * Math.Exp(-0.5))) / 2,
            MaximumMeanDiscrepancy.Unbiased(new RbfKernel(1), Numbers(0, 1), Numbers(1, 2)),
            1e-15
        );
    }

    [Fact]
    public void The_median_of_all_distances()
    {
        Assert.Equal(2.23606797749979, MaximumMeanDiscrepancy.MedianDistance(Q, P), 1e-15);
        Assert.Equal(1.6084946000525449, MaximumMeanDiscrepancy.MedianDistance(First(Q), First(P)), 1e-15);
        Assert.Equal(3, MaximumMeanDiscrepancy.MedianDistance(Numbers(1), Numbers(4)));
    }

    [Fact]
    public void Normals()
    {
        var kernel = new RbfKernel(1.5);
        Assert.Equal(
            0.3094440281699724,
            MaximumMeanDiscrepancy.MultivariateNormal(
                kernel,
                MultivariateNormal.FromCovariance(
                    [1, 0],
                    RealMatrix.From(
                        new[,]
                        {
                            { 2, 0.6 },
                            { 0.6, 1 },
                        }
                    )
                ),
                MultivariateNormal.FromCovariance(
                    [-1, 0.5],
                    RealMatrix.From(
                        new[,]
                        {
                            { 1, -0.4 },
                            { -0.4, 3 },
                        }
                    )
                )
            ),
            1e-14
        );
        Assert.Equal(
            0.2904527268470479,
            MaximumMeanDiscrepancy.DiagonalNormal(
                kernel,
                DiagonalNormal.FromLogVariance([1, 0], [Math.Log(2), 0]),
                DiagonalNormal.FromLogVariance([-1, 0.5], [0, Math.Log(3)])
            ),
            1e-14
        );
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.0, "-1")]
    [InlineData(double.NaN, "NaN")]
    public void A_bandwidth_is_positive(double bandwidth, string text)
    {
        Refusal.Says($"bandwidth is {text}; it must be a positive finite number.", () => new RbfKernel(bandwidth));
        Refusal.Says($"bandwidth is {text}; it must be a positive finite number.", () => new InverseMultiquadricKernel(bandwidth));
    }

    [Fact]
    public void Refusals()
    {
        var kernel = new RbfKernel(1);
        var (empty, bad) = (
            RealMatrix.From(new double[0, 2]),
            RealMatrix.From(
                new[,]
                {
                    { 0, double.NaN },
                }
            )
        );
        foreach (
            var square in new Func<RealMatrix, RealMatrix, double>[]
            {
                (q, p) => MaximumMeanDiscrepancy.Biased(kernel, q, p),
                (q, p) => MaximumMeanDiscrepancy.Unbiased(kernel, q, p),
                MaximumMeanDiscrepancy.MedianDistance,
            }
        )
        {
            Refusal.Says("q is 0 × 2; it must have at least one point and one dimension.", () => square(empty, P));
            Refusal.Says("p is 0 × 2; it must have at least one point and one dimension.", () => square(Q, empty));
            Refusal.Says("q[0][1] is NaN; it must be a finite number.", () => square(bad, P));
            Refusal.Says("p[0][1] is NaN; it must be a finite number.", () => square(Q, bad));
            Refusal.Says("q has 2 dimensions, p has 1; they must agree.", () => square(Q, Numbers(1, 2)));
        }

        Refusal.Says("q.Rows is 1; it must be 2 at least.", () => MaximumMeanDiscrepancy.Unbiased(kernel, Numbers(1), Numbers(1, 2)));
        Refusal.Says("p.Rows is 1; it must be 2 at least.", () => MaximumMeanDiscrepancy.Unbiased(kernel, Numbers(1, 2), Numbers(1)));
        Refusal.Says(
            "The median distance of the points is 0: more than half of the pairs are equal points. Choose a bandwidth.",
            () => MaximumMeanDiscrepancy.MedianDistance(Numbers(1, 1, 1, 1), Numbers(2))
        );
        Refusal.Says("x has 1 dimensions, y has 2; they must agree.", () => kernel.Between([1], [1, 2]));
        Refusal.Says(
            "q has 1 dimensions, p has 2; they must agree.",
            () => MaximumMeanDiscrepancy.DiagonalNormal(kernel, DiagonalNormal.Standard(1), DiagonalNormal.Standard(2))
        );
        Refusal.Says(
            "q has 1 dimensions, p has 2; they must agree.",
            () =>
                MaximumMeanDiscrepancy.MultivariateNormal(
                    kernel,
                    MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(1)),
                    MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(2))
                )
        );
    }

    private static RealMatrix First(RealMatrix points) => RealMatrix.FromRows([points.Row(0), points.Row(1)]);

    private static RealMatrix Numbers(params double[] numbers) => PointCloud.OnLine(RealVector.From(numbers)).Points;
}
