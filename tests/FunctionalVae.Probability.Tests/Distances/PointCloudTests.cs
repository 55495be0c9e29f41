namespace FunctionalVae.Probability.Tests;

/// <summary>Weighted points.</summary>
public sealed class PointCloudTests
{
    private static readonly RealMatrix Points = RealMatrix.From(
        new double[,]
        {
            { 0, 1 },
            { 2, 3 },
            { 4, 5 },
        }
    );

    [Fact]
    public void Points_of_equal_weight()
    {
        var cloud = PointCloud.Uniform(Points);
        Assert.Equal(Points, cloud.Points);
        Assert.Equal(RealVector.From([1 / 3.0, 1 / 3.0, 1 / 3.0]), cloud.Weights);
        Assert.Equal((3, 2), (cloud.Count, cloud.Dimensions));
    }

    [Fact]
    public void Weights_are_divided_by_their_sum() =>
        Assert.Equal(RealVector.From([0.25, 0.5, 0.25]), PointCloud.Weighted(Points, [2, 4, 2]).Weights);

    [Fact]
    public void Numbers_are_points_of_one_dimension()
    {
        var cloud = PointCloud.OnLine([3, -1]);
        Assert.Equal(
            RealMatrix.From(
                new double[,]
                {
                    { 3 },
                    { -1 },
                }
            ),
            cloud.Points
        );
        Assert.Equal(RealVector.From([0.5, 0.5]), cloud.Weights);
    }

    [Fact]
    public void Refusals()
    {
        Refusal.Says(
            "points is 0 × 2; it must have at least one point and one dimension.",
            () => PointCloud.Uniform(RealMatrix.From(new double[0, 2]))
        );
        Refusal.Says(
            "points is 2 × 0; it must have at least one point and one dimension.",
            () => PointCloud.Weighted(RealMatrix.From(new double[2, 0]), [1, 1])
        );
        Refusal.Says(
            "points[1][0] is NaN; it must be a finite number.",
            () =>
                PointCloud.Uniform(
                    RealMatrix.From(
                        new[,]
                        {
                            { 1.0 },
                            { double.NaN },
                        }
                    )
                )
        );
        Refusal.Says("weights[1] is 0; it must be a positive finite number.", () => PointCloud.Weighted(Points, [1, 0, 1]));
        Refusal.Says("weights has 2 elements, points has 3 rows; they must agree.", () => PointCloud.Weighted(Points, [1, 1]));
        Refusal.Says("the sum of weights is Infinity; it must be a finite number.", () => PointCloud.Weighted(Points, [1e308, 1e308, 1]));
        Refusal.Says("numbers is empty; it must have an element at least.", () => PointCloud.OnLine([]));
        Refusal.Says("numbers[0] is -Infinity; it must be a finite number.", () => PointCloud.OnLine([double.NegativeInfinity]));
    }
}
