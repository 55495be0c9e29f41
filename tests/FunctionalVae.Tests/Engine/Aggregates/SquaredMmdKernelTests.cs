using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>What MMD² alone has: a mean of 0 where both distributions are one, no pairs of one draw, and its own wrong forms.</summary>
public sealed class SquaredMmdKernelTests
{
    private const int Latent = AggregateKernelCase.Latent;
    private const double Square = AggregateKernelCase.Square;
    private const double Weight = AggregateKernelCase.Weight;
    private static readonly AggregateKernelCase Case = AggregateKernelCase.All["inverse multiquadric"];

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

                        return Case.Run(z, y, lanes: 1).Memory.Kl[0];
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
        var (z, y) = AggregateKernelCase.Draws(1);
        var (memory, gradient) = Case.Run(z, y, lanes: 2);
        Assert.Equal([0.0], memory.Kl);
        Assert.All(gradient.Values.ToArray(), value => Assert.Equal(0, value));
    }

    // What known libraries computed in place of it. Each is told from the right one by far more than its tolerance.
    [Fact]
    public void Wrong_forms_of_it_are_told_from_it()
    {
        const int count = 16;
        var (z, y) = AggregateKernelCase.Draws(count);
        var right = Case.Run(z, y, lanes: 1).Memory.Kl[0];
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
}
