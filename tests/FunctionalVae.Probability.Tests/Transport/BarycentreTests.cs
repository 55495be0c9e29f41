namespace FunctionalVae.Probability.Tests.Transport;

/// <summary>Clouds between clouds.</summary>
public sealed class BarycentreTests
{
    private static readonly BarycentreOptions Options = new();

    [Fact]
    public void Between_copies_of_one_cloud_lies_the_copy_at_their_mean()
    {
        var cloud = Clouds.Of(Key.FromSeed(1), 30, 2, Kind.Weighted);
        var found = OptimalTransport.Barycentre(Options, cloud, [Moved(cloud, 6, 0), Moved(cloud, 0, 3), Moved(cloud, 0, 0)], [1, 2, 1]);
        Assert.True(found.Converged);
        Assert.Equal(0, OptimalTransport.Plan(2, found.Cloud, Moved(cloud, 1.5, 1.5)).Distance, 1e-6);
        // The spread of the three places, weighted: E‖t − 1.5‖².
        Assert.Equal((0.25 * (20.25 + 2.25)) + (0.5 * (2.25 + 2.25)) + (0.25 * (2.25 + 2.25)), found.Objective, 1e-9);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Of_two_clouds_it_is_the_one_at_that_share_of_the_way(double share)
    {
        var (q, p) = (Clouds.Of(Key.FromSeed(2), 40, 3, Kind.Even), Clouds.Of(Key.FromSeed(3), 40, 3, Kind.Even));
        var plan = OptimalTransport.Plan(2, q, p);
        var found = OptimalTransport.Barycentre(Options, q, [q, p], [1 - share, share]);
        Assert.Equal(0, OptimalTransport.Plan(2, found.Cloud, OptimalTransport.Between(plan, share)).Distance, 1e-6);
        // (1 − t)·t²·W² + t·(1 − t)²·W²: nothing between two clouds is nearer to both.
        Assert.Equal(share * (1 - share) * plan.Cost, found.Objective, 1e-9);
    }

    [Fact]
    public void No_step_raises_the_objective()
    {
        PointCloud[] clouds =
        [
            .. Enumerable.Range(0, 3).Select(i => Clouds.Of(Key.FromSeed(10).Child((ulong)i), 20 + (5 * i), 2, (Kind)i)),
        ];
        var start = Clouds.Of(Key.FromSeed(20), 15, 2, Kind.Even);
        double[] objectives =
        [
            .. Enumerable
                .Range(1, 8)
                .Select(steps => OptimalTransport.Barycentre(new(steps, Tolerance: 0), start, clouds, [1, 1, 2]).Objective),
        ];
        Assert.All(objectives.Zip(objectives.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-12));
        Assert.True(objectives[^1] < objectives[0]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var cloud = Clouds.Of(Key.FromSeed(1), 4, 2, Kind.Even);
        Assert.Throws<ArgumentException>(() => OptimalTransport.Barycentre(Options, cloud, [cloud], [1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => OptimalTransport.Barycentre(Options, cloud, [cloud], [0]));
        Assert.ThrowsAny<ArgumentException>(() => OptimalTransport.Barycentre(new(MaxSteps: 0), cloud, [cloud], [1]));
        Assert.ThrowsAny<ArgumentException>(() => OptimalTransport.Barycentre(new(Tolerance: double.NaN), cloud, [cloud], [1]));
    }

    private static PointCloud Moved(PointCloud cloud, double across, double up) =>
        PointCloud.Weighted(
            RealMatrix.Of(cloud.Count, 2, (row, column) => cloud.Points[row, column] + (column == 0 ? across : up)),
            cloud.Weights
        );
}
