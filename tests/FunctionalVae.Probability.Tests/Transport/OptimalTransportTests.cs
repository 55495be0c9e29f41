namespace FunctionalVae.Probability.Tests.Transport;

/// <summary>Exact transport: every plan carries the proof that it is the cheapest, and is compared with what other ways give.</summary>
public sealed class OptimalTransportTests
{
    private const double Near = 1e-9;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 2)]
    [InlineData(9, 1, 2)]
    [InlineData(5, 5, 3)]
    [InlineData(12, 30, 2)]
    [InlineData(40, 25, 4)]
    [InlineData(64, 64, 8)]
    public void No_plan_costs_less(int n, int m, int dimensions)
    {
        foreach (var order in (double[])[1, 1.5, 2, 3])
        {
            foreach (var kind in Enum.GetValues<Kind>())
            {
                var key = Key.FromSeed((ulong)((n * 100) + m)).Child((ulong)kind);
                AssertBest(
                    OptimalTransport.Plan(order, Clouds.Of(key.Child(1), n, dimensions, kind), Clouds.Of(key.Child(2), m, dimensions, kind))
                );
            }
        }
    }

    [Fact]
    public void Each_assignment_of_few_points_costs_as_much_or_more()
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            var (q, p) = (Clouds.Of(Key.FromSeed(seed), 6, 2, Kind.Even), Clouds.Of(Key.FromSeed(seed + 100), 6, 2, Kind.Even));
            var least = Orders([0, 1, 2, 3, 4, 5]).Min(to => to.Select((j, i) => Math.Sqrt(Square(q, i, p, j))).Average());
            Assert.Equal(least, OptimalTransport.Plan(1, q, p).Cost, Near);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2.5)]
    public void On_the_line_it_pairs_the_sorted_numbers(double order)
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            var (q, p) = (Clouds.Of(Key.FromSeed(3), 50, 1, kind), Clouds.Of(Key.FromSeed(4), 31, 1, kind));
            Assert.Equal(Wasserstein.Weighted(order, q, p), OptimalTransport.Plan(order, q, p).Distance, Near);
        }
    }

    // scipy.optimize.linear_sum_assignment of SciPy 1.10.1 on the same points, divided by their number.
    [Theory]
    [InlineData(1, 2.0068088007903153)]
    [InlineData(2, 4.292525157953127)]
    public void The_cost_of_60_points_is_that_of_another_library(double order, double cost)
    {
        var q = PointCloud.Uniform(RealMatrix.Of(60, 3, (i, j) => Math.Sin((7.1 * i) + (1.7 * j)) * (1 + (0.1 * j))));
        var p = PointCloud.Uniform(RealMatrix.Of(60, 3, (i, j) => 1 + (0.5 * Math.Cos((3.3 * i) + (2.9 * j)))));
        Assert.Equal(cost, OptimalTransport.Plan(order, q, p).Cost, 1e-12);
    }

    [Fact]
    public void A_cloud_is_at_distance_0_from_itself_and_nothing_moves()
    {
        foreach (var kind in Enum.GetValues<Kind>())
        {
            var cloud = Clouds.Of(Key.FromSeed(8), 33, 3, kind);
            var plan = OptimalTransport.Plan(2, cloud, cloud);
            Assert.Equal(0, plan.Distance);
            Assert.All(plan.Moves, move => Assert.Equal(0, Square(cloud, move.From, cloud, move.To)));
        }
    }

    [Fact]
    public void A_cloud_that_was_moved_is_at_the_distance_of_the_move()
    {
        var cloud = Clouds.Of(Key.FromSeed(5), 40, 2, Kind.Weighted);
        var moved = PointCloud.Weighted(
            RealMatrix.Of(40, 2, (row, column) => cloud.Points[row, column] + (column == 0 ? 3 : -4)),
            cloud.Weights
        );
        var plan = OptimalTransport.Plan(2, cloud, moved);
        Assert.Equal(5, plan.Distance, Near);
        // Weights are divided by their sum, which rounds.
        Assert.All(plan.Moves.Where(move => move.Mass > 1e-12), move => Assert.Equal(move.From, move.To));
    }

    [Fact]
    public void Projections_are_no_farther_apart_and_blurred_plans_no_cheaper()
    {
        var (q, p) = (Clouds.Of(Key.FromSeed(6), 30, 3, Kind.Even), Clouds.Of(Key.FromSeed(7), 20, 3, Kind.Weighted));
        var plan = OptimalTransport.Plan(2, q, p);
        Assert.InRange(Wasserstein.Sliced(2, 200, Key.FromSeed(1), q, p), 0, plan.Distance);
        var blurred = Sinkhorn.Transport(new(0.01, MaxIterations: 20_000, Tolerance: 1e-7), q, p);
        Assert.True(blurred.Converged);
        Assert.InRange(blurred.TransportCost, plan.Cost, plan.Cost + (0.01 * Math.Log(20)) + 1e-5);
    }

    [Fact]
    public void The_clouds_between_lie_at_their_share_of_the_distance()
    {
        var (q, p) = (Clouds.Of(Key.FromSeed(9), 25, 2, Kind.Weighted), Clouds.Of(Key.FromSeed(10), 35, 2, Kind.Even));
        var plan = OptimalTransport.Plan(2, q, p);
        foreach (var share in (double[])[0, 0.25, 0.5, 1])
        {
            var between = OptimalTransport.Between(plan, share);
            Assert.Equal(share * plan.Distance, OptimalTransport.Plan(2, q, between).Distance, 1e-6);
            Assert.Equal((1 - share) * plan.Distance, OptimalTransport.Plan(2, between, p).Distance, 1e-6);
        }
    }

    [Fact]
    public void The_order_of_the_points_changes_no_cost()
    {
        var (q, p) = (Clouds.Of(Key.FromSeed(11), 48, 2, Kind.Grid), Clouds.Of(Key.FromSeed(12), 48, 2, Kind.Grid));
        var order = Permutation.Of(Key.FromSeed(13), 48);
        var shuffled = PointCloud.Weighted(
            RealMatrix.Of(48, 2, (row, column) => q.Points[order[row], column]),
            RealVector.From(order.Select(row => q.Weights[row]))
        );
        Assert.Equal(OptimalTransport.Plan(2, q, p).Cost, OptimalTransport.Plan(2, shuffled, p).Cost, Near);
    }

    [Fact]
    public void What_cannot_be_moved_is_refused()
    {
        var (flat, deep) = (Clouds.Of(Key.FromSeed(1), 3, 1, Kind.Even), Clouds.Of(Key.FromSeed(1), 3, 2, Kind.Even));
        Assert.Throws<ArgumentException>(() => OptimalTransport.Plan(2, flat, deep));
        Assert.Throws<ArgumentOutOfRangeException>(() => OptimalTransport.Plan(0.5, flat, flat));
        Assert.Throws<ArgumentOutOfRangeException>(() => OptimalTransport.Between(OptimalTransport.Plan(2, flat, flat), 1.5));
        var far = PointCloud.Uniform(RealMatrix.Of(1, 1, (_, _) => 1e300));
        Assert.ThrowsAny<ArgumentException>(() => OptimalTransport.Plan(2, flat, far));
        Assert.Throws<OperationCanceledException>(() => OptimalTransport.Plan(2, flat, flat, new CancellationToken(canceled: true)));
    }

    private static void AssertBest(TransportPlan plan)
    {
        var (q, p) = (plan.From, plan.To);
        Assert.InRange(plan.Moves.Count, 1, q.Count + p.Count - 1);
        Assert.All(plan.Moves, move => Assert.True(move.Mass > 0));
        for (var i = 0; i < q.Count; i++)
        {
            Assert.Equal(q.Weights[i], plan.Moves.Where(move => move.From == i).Sum(move => move.Mass), 1e-12);
        }

        for (var j = 0; j < p.Count; j++)
        {
            Assert.Equal(p.Weights[j], plan.Moves.Where(move => move.To == j).Sum(move => move.Mass), 1e-12);
        }

        var largest = 0.0;
        for (var i = 0; i < q.Count; i++)
        {
            for (var j = 0; j < p.Count; j++)
            {
                var cost = Math.Pow(Square(q, i, p, j), plan.Order / 2);
                largest = Math.Max(largest, cost);
                Assert.True(plan.PotentialFrom[i] + plan.PotentialTo[j] <= cost + (Near * largest) + 1e-12);
            }
        }

        var dual = q.Weights.Zip(plan.PotentialFrom, (a, f) => a * f).Sum() + p.Weights.Zip(plan.PotentialTo, (b, g) => b * g).Sum();
        Assert.Equal(dual, plan.Cost, (Near * largest) + 1e-12);
    }

    private static double Square(PointCloud q, int i, PointCloud p, int j) =>
        Enumerable.Range(0, q.Dimensions).Sum(column => Math.Pow(q.Points[i, column] - p.Points[j, column], 2));

    private static IEnumerable<int[]> Orders(int[] of) =>
        of.Length == 1
            ? [of]
            : of.SelectMany(first => Orders([.. of.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
