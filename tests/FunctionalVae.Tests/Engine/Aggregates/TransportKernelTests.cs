using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Engine;

/// <summary>Divergences by optimal transport on the engine: against exact plans, at equal draws, and against wrong forms.</summary>
public sealed class TransportKernelTests
{
    private const double Weight = AggregateKernelCase.Weight;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_one_dimension_a_sliced_distance_is_that_of_the_best_plan(int order)
    {
        var (z, y) = (KernelRun.Normal(23, 1, seed: 3), KernelRun.Normal(23, 1, seed: 4));
        var plan = OptimalTransport.Plan(order, AggregateKernelCase.Cloud(z), AggregateKernelCase.Cloud(y));
        var term = KernelRun.Of(
            23,
            (lane, at) => SlicedWassersteinKernel.Run(lane, at, z, y, KernelRun.Unwritten(23, 1), projections: 4, order, Weight)
        );
        Assert.Equal(Weight * plan.Cost, term.Kl[0], 1e-10 * Weight);
    }

    [Theory]
    [InlineData("sliced, order 1")]
    [InlineData("sliced, order 2")]
    [InlineData("Sinkhorn")]
    public void Equal_draws_in_any_order_have_none(string name)
    {
        var (z, _) = AggregateKernelCase.Draws(16);
        var y = KernelRun.Rows([.. Enumerable.Range(0, 16).Select(row => z.Row((row + 5) % 16).ToArray())]);
        var (memory, gradient) = AggregateKernelCase.All[name].Run(z, y, lanes: 2);
        Assert.Equal(0, memory.Kl[0], 1e-10 * Weight);
        Assert.All(gradient.Values.ToArray(), value => Assert.Equal(0, value, 1e-5 * Weight / 16));
    }

    [Fact]
    public void As_epsilon_falls_a_Sinkhorn_divergence_becomes_the_best_plan()
    {
        var (z, y) = AggregateKernelCase.Draws(16);
        var exact = OptimalTransport.Plan(2, AggregateKernelCase.Cloud(z), AggregateKernelCase.Cloud(y)).Cost;
        double[] off = [.. new[] { 1, 0.1, 0.01, 0.001 }.Select(epsilon => Math.Abs(At(epsilon) - exact) / exact)];
        Assert.All(off.Zip(off.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        Assert.True(off[^1] < 1e-3, $"{off[^1]}");

        double At(double epsilon) =>
            KernelRun
                .Of(16, (lane, at) => DebiasedSinkhornKernel.Run(lane, at, z, y, KernelRun.Unwritten(16, 3), epsilon, 2000, weight: 1))
                .Kl[0];
    }

    // What the page says of the default number of updates.
    [Theory]
    [InlineData(0.05, 0.05)]
    [InlineData(0.2, 0.01)]
    public void Twenty_updates_bring_the_marginals_near(double epsilon, double error)
    {
        var (z, y) = (KernelRun.Normal(64, 2, seed: 5), KernelRun.Normal(64, 2, seed: 6));
        var divergence = Sinkhorn.Divergence(
            new(4 * epsilon, 2, new DebiasedSinkhorn(epsilon).Iterations, 1e-14),
            AggregateKernelCase.Cloud(z),
            AggregateKernelCase.Cloud(y)
        );
        Assert.True(divergence.MarginalError < error, $"{divergence.MarginalError}");
    }

    [Fact]
    public void Wrong_forms_are_told_from_them()
    {
        const int count = 16;
        var (z, y) = AggregateKernelCase.Draws(count);
        var (cloud, other) = (AggregateKernelCase.Cloud(z), AggregateKernelCase.Cloud(y));
        var sinkhorn = AggregateKernelCase.All["Sinkhorn"].Run(z, y, lanes: 1).Memory.Kl[0];
        var (across, within, prior) = (Cost(cloud, other), Cost(cloud, cloud), Cost(other, other));
        Assert.Equal(Weight * (across - (0.5 * within) - (0.5 * prior)), sinkhorn, 1e-9 * Weight);
        // Without what removes the bias, with one half of it, with all of it twice.
        double[] wrong = [across, across - (0.5 * within), across - (0.5 * prior), across - within - prior];
        Assert.All(wrong, value => Assert.True(Math.Abs((Weight * value) - sinkhorn) > 1e-3 * Weight));
        var sliced = AggregateKernelCase.All["sliced, order 2"].Run(z, y, lanes: 1).Memory.Kl[0];
        double[] rows =
        [
            .. Enumerable
                .Range(0, count)
                .Select(row => Enumerable.Range(0, 3).Sum(i => Math.Pow((double)z.Row(row)[i] - y.Row(row)[i], 2)) / 3),
        ];
        // Draws matched as they come: far more than sorted ones.
        Assert.True(Weight * rows.Average() > 2 * sliced);
        Assert.NotEqual(sliced, AggregateKernelCase.All["sliced, order 1"].Run(z, y, lanes: 1).Memory.Kl[0]);

        static double Cost(PointCloud q, PointCloud p) =>
            Sinkhorn.Transport(new(AggregateKernelCase.Epsilon, 2, AggregateKernelCase.Iterations, 1e-14), q, p).Value;
    }
}
