using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Engine;

/// <summary>MMD² and its gradient on the engine: against the U-statistic of the mathematics, central differences of it, and wrong forms of it.</summary>
public sealed class SquaredMmdKernelTests
{
    private const int Latent = 3;
    private const double Square = 5;
    private const double Weight = 40;

    public static TheoryData<MmdKernel, int> Cases =>
        new()
        {
            { MmdKernel.InverseMultiquadric, 2 },
            { MmdKernel.InverseMultiquadric, 37 },
            { MmdKernel.Gaussian, 3 },
            { MmdKernel.Gaussian, 37 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_value_is_the_U_statistic(MmdKernel kernel, int count)
    {
        var (z, y) = Draws(count);
        var (memory, _) = Run(kernel, z, y, lanes: 1);
        var exact = Weight * MaximumMeanDiscrepancy.Unbiased(Shape(kernel), Points(z), Points(y));
        Assert.All(memory.Kl, term => Assert.Equal(exact, term, 1e-12 * Weight));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_is_that_of_central_differences(MmdKernel kernel, int count)
    {
        const double step = 1e-5;
        var (z, y) = Draws(count);
        var (_, gradient) = Run(kernel, z, y, lanes: 1);
        for (var i = 0; i < z.Count; i++)
        {
            var difference = (Moved(i, step) - Moved(i, -step)) / (2 * step);
            Assert.Equal(difference, gradient.Values[i], 1e-6 * Weight / count);
        }

        double Moved(int place, double by) =>
            Weight
            * MaximumMeanDiscrepancy.Unbiased(
                Shape(kernel),
                PointMatrix.Of(count, Latent, (row, i) => z.Row(row)[i] + ((row * Latent) + i == place ? by : 0)),
                Points(y)
            );
    }

    [Theory]
    [InlineData(MmdKernel.InverseMultiquadric)]
    [InlineData(MmdKernel.Gaussian)]
    public void The_number_of_threads_changes_no_bit(MmdKernel kernel)
    {
        var (z, y) = Draws(37);
        var (memory, gradient) = Run(kernel, z, y, lanes: 1);
        foreach (var lanes in new[] { 2, 3, 5 })
        {
            var (other, others) = Run(kernel, z, y, lanes);
            Assert.Equal(memory.Kl, other.Kl);
            Assert.Equal(gradient.Values.ToArray(), others.Values.ToArray());
        }
    }

    [Theory]
    [InlineData(MmdKernel.InverseMultiquadric)]
    [InlineData(MmdKernel.Gaussian)]
    public void The_order_of_the_draws_does_not_matter(MmdKernel kernel)
    {
        var (z, y) = Draws(37);
        var (memory, gradient) = Run(kernel, z, y, lanes: 1);
        var (turned, back) = Run(kernel, Reversed(z), y, lanes: 2);
        Assert.Equal(memory.Kl[0], turned.Kl[0], 1e-12 * Weight);
        Assert.All(
            gradient.Values.ToArray().Zip(Reversed(back).Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6f * (float)Weight / 37)
        );
    }

    [Fact]
    public void Draws_of_one_distribution_have_none_on_average_and_those_of_two_have_some()
    {
        double[] Values(double shift) =>
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(batch =>
                    {
                        var (z, y) = (
                            KernelRun.Normal(16, Latent, (ulong)(100 + batch)),
                            KernelRun.Normal(16, Latent, (ulong)(500 + batch))
                        );
                        foreach (ref var value in z.Values)
                        {
                            value += (float)shift;
                        }

                        return Run(MmdKernel.InverseMultiquadric, z, y, lanes: 1).Memory.Kl[0];
                    }),
            ];
        var (same, other) = (Values(0), Values(0.5));
        var error = Math.Sqrt(same.Sum(value => value * value) / 200 / 200);
        Assert.InRange(same.Average(), -4 * error, 4 * error);
        Assert.Contains(same, value => value < 0);
        Assert.True(other.Average() > 10 * error, $"{other.Average()} of {error}: the test sees nothing.");
    }

    [Fact]
    public void One_draw_has_no_divergence_and_no_gradient()
    {
        var (z, y) = Draws(1);
        var (memory, gradient) = Run(MmdKernel.InverseMultiquadric, z, y, lanes: 2);
        Assert.Equal([0.0], memory.Kl);
        Assert.All(gradient.Values.ToArray(), value => Assert.Equal(0, value));
    }

    // What known libraries computed in place of it. Each is told from the right one by far more than its tolerance.
    [Fact]
    public void Wrong_forms_of_it_are_told_from_it()
    {
        const int count = 16;
        var (z, y) = Draws(count);
        var right = Run(MmdKernel.InverseMultiquadric, z, y, lanes: 1).Memory.Kl[0];
        var (square, n) = (Square, (double)count);
        double At(Matrix a, Matrix b, int i, int j, double h) =>
            h / (h + Enumerable.Range(0, Latent).Sum(d => Math.Pow((double)a.Row(i)[d] - b.Row(j)[d], 2)));
        double Sum(Matrix a, Matrix b, bool diagonal, double h) =>
            Enumerable.Range(0, count).Sum(i => Enumerable.Range(0, count).Where(j => diagonal || i != j).Sum(j => At(a, b, i, j, h)));
        var within = (Sum(z, z, false, square) + Sum(y, y, false, square)) / (n * (n - 1));
        Assert.Equal(Weight * (within - (2 * Sum(z, y, true, square) / (n * n))), right, 1e-12 * Weight);
        double[] wrong =
        [
            // The diagonal of the cross kernel dropped, with its count and without.
            within - (2 * Sum(z, y, false, square) / (n * (n - 1))),
            within - (2 * Sum(z, y, false, square) / (n * n)),
            // The kernel's own diagonal counted, the distance averaged over the dimensions, the cross term once.
            ((Sum(z, z, true, square) + Sum(y, y, true, square)) / (n * n)) - (2 * Sum(z, y, true, square) / (n * n)),
            ((Sum(z, z, false, square * Latent) + Sum(y, y, false, square * Latent)) / (n * (n - 1)))
                - (2 * Sum(z, y, true, square * Latent) / (n * n)),
            within - (Sum(z, y, true, square) / (n * n)),
        ];
        Assert.All(wrong, value => Assert.True(Math.Abs((Weight * value) - right) > 1e-3 * Weight));
    }

    private static (Matrix Posterior, Matrix Prior) Draws(int count)
    {
        var z = KernelRun.Normal(count, Latent, seed: 11);
        foreach (ref var value in z.Values)
        {
            value = (0.6f * value) + 0.4f;
        }

        return (z, KernelRun.Normal(count, Latent, seed: 12));
    }

    private static (Workspace Memory, Matrix Gradient) Run(MmdKernel kernel, Matrix z, Matrix y, int lanes)
    {
        var gradient = KernelRun.Unwritten(z.Rows, Latent);
        var memory = KernelRun.Of(
            z.Rows,
            (lane, at) =>
            {
                if (kernel == MmdKernel.Gaussian)
                {
                    SquaredMmdKernel.Gaussian(lane, at, z, y, gradient, Square, Weight);
                }
                else
                {
                    SquaredMmdKernel.InverseMultiquadric(lane, at, z, y, gradient, Square, Weight);
                }
            },
            lanes: lanes
        );
        return (memory, gradient);
    }

    private static Kernel Shape(MmdKernel kernel) =>
        kernel == MmdKernel.Gaussian ? new RbfKernel(Math.Sqrt(Square)) : new InverseMultiquadricKernel(Math.Sqrt(Square));

    private static RealMatrix Points(Matrix values) => PointMatrix.Of(values.Rows, values.Columns, (row, i) => values.Row(row)[i]);

    private static Matrix Reversed(Matrix values) =>
        KernelRun.Rows([.. Enumerable.Range(0, values.Rows).Select(row => values.Row(values.Rows - 1 - row).ToArray())]);
}
