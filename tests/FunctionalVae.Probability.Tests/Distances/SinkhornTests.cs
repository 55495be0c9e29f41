namespace FunctionalVae.Probability.Tests;

/// <summary>Entropic transport against the marginal equations, solved by SciPy 1.10.1's root (Levenberg–Marquardt) to 3e-16.</summary>
public sealed class SinkhornTests
{
    private static readonly PointCloud Q = PointCloud.Weighted(
        RealMatrix.From(
            new[,]
            {
                { 0, 0 },
                { 1, 0.5 },
                { -1, 2 },
            }
        ),
        [1, 2, 1]
    );

    private static readonly PointCloud P = PointCloud.Uniform(
        RealMatrix.From(
            new[,]
            {
                { 1, 1 },
                { 2, -1 },
                { 0, 0.5 },
                { 3, 0 },
            }
        )
    );

    [Theory]
    [InlineData(2, 0.5, 3.4058935374704067, 3.1912265779077944, 2.825448636242194)]
    [InlineData(1, 0.3, 1.778797582743023, 1.6960999078413197, 1.4200438762569996)]
    public void Golden_numbers(double order, double epsilon, double value, double cost, double divergence)
    {
        var options = new SinkhornOptions(epsilon, order, Tolerance: 1e-13);
        var transport = Sinkhorn.Transport(options, Q, P);
        Assert.True(transport.Converged);
        Assert.InRange(transport.MarginalError, 0, 1e-13);
        Assert.InRange(transport.Iterations, 2, 1000);
        Assert.Equal(value, transport.Value, 1e-12);
        Assert.Equal(cost, transport.TransportCost, 1e-12);
        var result = Sinkhorn.Divergence(options, Q, P);
        Assert.Equal(divergence, result.Value, 1e-12);
        Assert.True(result.Converged);
        Assert.InRange(result.MarginalError, 0, 1e-13);
    }

    [Fact]
    public void The_plan()
    {
        var plan = Sinkhorn.Transport(new(0.5), Q, P).Plan;
        double[] expected = [0.05901895376641989, 0.09573978185269146, 0.09485725308317332, 0.00038401129771523595];
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(expected[j], plan[0, j], 1e-9);
        }
    }

    [Fact]
    public void The_potentials_make_the_value_and_the_plan()
    {
        var transport = Sinkhorn.Transport(new(0.5), Q, P);
        var value = Q.Weights.Zip(transport.PotentialQ, (a, f) => a * f).Sum() + P.Weights.Zip(transport.PotentialP, (b, g) => b * g).Sum();
        Assert.Equal(value, transport.Value, 1e-14);
        // Cost of the second point of q, (1, 0.5), and the third of p, (0, 0.5): 1.
        Assert.Equal(0.5 * 0.25 * Math.Exp((transport.PotentialQ[1] + transport.PotentialP[2] - 1) / 0.5), transport.Plan[1, 2], 1e-15);
    }

    [Fact]
    public void The_limit_of_iterations_is_kept_and_reported()
    {
        var transport = Sinkhorn.Transport(new(0.01, MaxIterations: 3, Tolerance: 1e-15), Q, P);
        Assert.Equal((3, false), (transport.Iterations, transport.Converged));
        Assert.True(transport.MarginalError > 1e-15);
        Assert.Equal(100, Sinkhorn.Transport(new(0.01, MaxIterations: 100, Tolerance: 1e-300), Q, P).Iterations);
        Assert.Equal(1, Sinkhorn.Transport(new(0.01, MaxIterations: 1, Tolerance: 1e-300), Q, P).Iterations);
        Assert.False(Sinkhorn.Divergence(new(0.01, MaxIterations: 2, Tolerance: 1e-15), Q, P).Converged);
    }

    [Fact]
    public void A_small_epsilon_neither_overflows_nor_underflows()
    {
        // The best plan sends each of 3 numbers to the one 100 further on: cost 10⁴.
        var (q, p) = (PointCloud.OnLine([0, 1, 2]), PointCloud.OnLine([102, 100, 101]));
        Assert.InRange(Sinkhorn.Transport(new(1e-3), q, p).Value, 1e4, 1e4 + (1e-3 * Math.Log(3)) + 1e-8);
    }

    [Fact]
    public void Costs_without_a_number_are_refused()
    {
        var (near, far) = (PointCloud.OnLine([0, 1]), PointCloud.OnLine([0, 1e155]));
        const string message = "The points of q and p are too far apart: the largest ground cost is ∞; take a longer unit of length.";
        Refusal.Says(message, () => Sinkhorn.Transport(new(1), near, far));
        Refusal.Says(message, () => Sinkhorn.Divergence(new(1), near, far));
    }

    [Fact]
    public void An_epsilon_below_the_rounding_of_the_costs_is_refused()
    {
        var (q, p) = (PointCloud.OnLine([0]), PointCloud.OnLine([1e3]));
        const string message =
            "Epsilon is 1E-09; for a largest ground cost of 1000000 it must be 1E-08 at least, or rounding of the costs outweighs it.";
        Refusal.Says(message, () => Sinkhorn.Transport(new(1e-9), q, p));
        Refusal.Says(message, () => Sinkhorn.Divergence(new(1e-9), q, p));
        Assert.Equal(1e6, Sinkhorn.Transport(new(1.1e-8), q, p).Value, 1e-8);
        Refusal.Says("Epsilon is 1E-310; it must be 1E-300 at least.", () => Sinkhorn.Transport(new(1e-310), q, q));
    }

    [Fact]
    public void A_cloud_is_nowhere_from_itself() => Assert.Equal(new(0, 0, true), Round(Sinkhorn.Divergence(new(0.1), Q, Q)));

    [Fact]
    public void The_largest_error_of_the_three_is_reported()
    {
        var options = new SinkhornOptions(0.05, MaxIterations: 5, Tolerance: 1e-300);
        var largest = new[] { (Q, P), (Q, Q), (P, P) }.Max(pair => Sinkhorn.Transport(options, pair.Item1, pair.Item2).MarginalError);
        Assert.Equal(largest, Sinkhorn.Divergence(options, Q, P).MarginalError);
    }

    [Fact]
    public void Refusals()
    {
        Refused("Epsilon is 0; it must be a positive finite number.", new(0));
        Refused("Epsilon is NaN; it must be a positive finite number.", new(double.NaN));
        Refused("Order is 0.5; the order of the ground cost must be from 1 to 2.", new(1, 0.5));
        Refused("Order is 2.5; the order of the ground cost must be from 1 to 2.", new(1, 2.5));
        Refused("Order is NaN; the order of the ground cost must be from 1 to 2.", new(1, double.NaN));
        Refused("MaxIterations is 0; it must be 1 at least.", new(1, MaxIterations: 0));
        Refused("Tolerance is -1; it must be a positive finite number.", new(1, Tolerance: -1));
        Refusal.Says("q has 2 dimensions, p has 1; they must agree.", () => Sinkhorn.Transport(new(1), Q, PointCloud.OnLine([1])));
        Refusal.Says("q has 2 dimensions, p has 1; they must agree.", () => Sinkhorn.Divergence(new(1), Q, PointCloud.OnLine([1])));
    }

    private static void Refused(string message, SinkhornOptions options)
    {
        Refusal.Says(message, () => Sinkhorn.Transport(options, Q, P));
        Refusal.Says(message, () => Sinkhorn.Divergence(options, Q, P));
    }

    private static SinkhornDivergence Round(SinkhornDivergence divergence) =>
        divergence with
        {
            MarginalError = Math.Round(divergence.MarginalError, 8),
        };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(70)]
    public void The_marginal_error_is_what_the_plan_misses_of_the_weights(int iterations)
    {
        var transport = Sinkhorn.Transport(new(0.3, MaxIterations: iterations, Tolerance: 1e-15), Q, P);
        var missed = Enumerable.Range(0, Q.Count).Sum(i => Math.Abs(transport.Plan.Row(i).Sum() - Q.Weights[i]));
        Assert.Equal(missed, transport.MarginalError, 1e-14);
    }

    // The largest error is that between q and p, within q and within p in turn.
    [Fact]
    public void The_error_of_a_divergence_is_the_largest_of_three()
    {
        var options = new SinkhornOptions(0.3, MaxIterations: 2);
        var point = PointCloud.Uniform(
            RealMatrix.FromRows([
                [0.5, 0.5],
            ])
        );
        foreach (var (q, p) in new[] { (Q, P), (P, Q), (Q, point), (point, Q) })
        {
            double[] errors = [Error(q, p), Error(q, q), Error(p, p)];
            Assert.Equal(errors.Max(), Sinkhorn.Divergence(options, q, p).MarginalError);
        }

        double Error(PointCloud left, PointCloud right) => Sinkhorn.Transport(options, left, right).MarginalError;
    }

    [Fact]
    public void An_error_of_the_tolerance_is_convergence()
    {
        var options = new SinkhornOptions(0.3, MaxIterations: 3);
        var transport = Sinkhorn.Transport(options, Q, P);
        Assert.False(transport.Converged);
        Assert.True(Sinkhorn.Transport(options with { Tolerance = transport.MarginalError }, Q, P).Converged);
        var divergence = Sinkhorn.Divergence(options, Q, P);
        Assert.False(divergence.Converged);
        Assert.True(Sinkhorn.Divergence(options with { Tolerance = divergence.MarginalError }, Q, P).Converged);
    }

    [Fact]
    public void The_square_of_a_distance_is_not_taken_of_its_root()
    {
        var (origin, corner) = (Point([0, 0]), Point([1, 1]));
        Assert.Equal(2, Sinkhorn.Transport(new(0.5), origin, corner).TransportCost);
        static PointCloud Point(RealVector point) => PointCloud.Uniform(RealMatrix.FromRows([point]));
    }

    // The same steps written in Python: ε starts at the largest cost and is halved.
    [Fact]
    public void Epsilon_falls_from_the_largest_cost() =>
        Assert.Equal(3.2301336334596042, Sinkhorn.Transport(new(0.3, MaxIterations: 1), Q, P).Value, 1e-13);

    [Fact]
    public void The_first_iteration_within_the_tolerance_is_the_last()
    {
        var options = new SinkhornOptions(0.02, MaxIterations: 70, Tolerance: 1e-15);
        var transport = Sinkhorn.Transport(options, Q, P);
        Assert.Equal(70, transport.Iterations);
        Assert.Equal(70, Sinkhorn.Transport(new(0.02, Tolerance: transport.MarginalError), Q, P).Iterations);
    }

    [Fact]
    public void A_plan_that_rounding_spoils_has_not_converged()
    {
        // Costs of 1e14 are known to 0.02: an ε of 1 asks for more digits than there are, and the plan's mass is 1.0004.
        var transport = Sinkhorn.Transport(new(1), PointCloud.OnLine([0, 1e6, 3e6]), PointCloud.OnLine([5e6, 6e6, 9e6]));
        Assert.False(transport.Converged);
        Assert.True(transport.MarginalError >= 0.01);
        Assert.False(Sinkhorn.Divergence(new(1), PointCloud.OnLine([0, 1e6, 3e6]), PointCloud.OnLine([5e6, 6e6, 9e6])).Converged);
    }
}
