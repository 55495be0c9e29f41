using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>Every divergence of the aggregate posterior on the engine: against the mathematics, central differences of it, threads and orders.</summary>
public sealed class AggregateKernelTests
{
    private const double Weight = AggregateKernelCase.Weight;
    private const int Latent = AggregateKernelCase.Latent;

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in AggregateKernelCase.All.Keys)
            {
                cases.Add(name, 2);
                cases.Add(name, 3);
                cases.Add(name, 37);
            }

            return cases;
        }
    }

    public static TheoryData<string> Names { get; } = [.. AggregateKernelCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_value_is_that_of_the_mathematics(string name, int count)
    {
        var of = AggregateKernelCase.All[name];
        var (z, y) = AggregateKernelCase.Draws(count);
        var exact = Weight * of.Exact(AggregateKernelCase.Points(z), AggregateKernelCase.Points(y));
        Assert.All(of.Run(z, y, lanes: 1).Memory.Kl, term => Assert.Equal(exact, term, 1e-11 * Weight));
    }

    [Fact]
    public void Of_a_batch_of_one_it_is_nothing() =>
        Assert.All(
            AggregateKernelCase.All.Values,
            of =>
            {
                var (z, y) = AggregateKernelCase.Draws(1);
                var (memory, gradient) = of.Run(z, y, lanes: 1);
                Assert.Equal(0, Assert.Single(memory.Kl));
                Assert.All(gradient.Values.ToArray(), value => Assert.Equal(0, value));
            }
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_that_of_central_differences(string name, int count)
    {
        const double step = 1e-5;
        var of = AggregateKernelCase.All[name];
        var (z, y) = AggregateKernelCase.Draws(count);
        var (_, gradient) = of.Run(z, y, lanes: 1);
        for (var i = 0; i < z.Count; i++)
        {
            var difference = (Moved(i, step) - Moved(i, -step)) / (2 * step);
            Assert.Equal(difference, gradient.Values[i], 1e-6 * Weight / count);
        }

        double Moved(int place, double by) =>
            Weight
            * of.Exact(
                PointMatrix.Of(count, Latent, (row, i) => z.Row(row)[i] + ((row * Latent) + i == place ? by : 0)),
                AggregateKernelCase.Points(y)
            );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_bit(string name)
    {
        var of = AggregateKernelCase.All[name];
        var (z, y) = AggregateKernelCase.Draws(37);
        var (memory, gradient) = of.Run(z, y, lanes: 1);
        foreach (var lanes in new[] { 2, 3, 5 })
        {
            var (other, others) = of.Run(z, y, lanes);
            Assert.Equal(memory.Kl, other.Kl);
            Assert.Equal(gradient.Values.ToArray(), others.Values.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_draws_does_not_matter(string name)
    {
        var of = AggregateKernelCase.All[name];
        var (z, y) = AggregateKernelCase.Draws(37);
        var (memory, gradient) = of.Run(z, y, lanes: 1);
        var (turned, back) = of.Run(Reversed(z), y, lanes: 2);
        Assert.Equal(memory.Kl[0], turned.Kl[0], 1e-11 * Weight);
        Assert.All(
            gradient.Values.ToArray().Zip(Reversed(back).Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6f * (float)Weight / 37)
        );
    }

    // A diverged run is told by its objective, wherever the number that is none lies.
    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_a_number_is_not_hidden(string name)
    {
        var (z, y) = AggregateKernelCase.Draws(5);
        z.Row(3)[1] = float.NaN;
        Assert.All(AggregateKernelCase.All[name].Run(z, y, lanes: 2).Memory.Kl, term => Assert.True(double.IsNaN(term)));
    }

    private static Matrix Reversed(Matrix values) =>
        KernelRun.Rows([.. Enumerable.Range(0, values.Rows).Select(row => values.Row(values.Rows - 1 - row).ToArray())]);
}
