using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The divergence from a normal prior of a stated variance and its gradients, against float64.</summary>
public sealed class ScaledNormalKernelTests
{
    private const double KlBound = 8e-7;
    private const double GradientBound = 1e-6;

    public static class Cases
    {
        public static Arbitrary<NamedRows> Rows() =>
            NamedRows.Of(("μ", Samples.Magnitudes(-30, 20)), ("ℓ", Samples.Within(29.9f)), ("log v", Samples.Within(50)));
    }

    [Sampled(typeof(Cases))]
    public bool The_divergence_keeps_its_digits(NamedRows sample)
    {
        var variance = Variance(sample);
        var (actual, exact) = (Kl(sample.Values, variance), Exact(sample.Values, variance));
        return actual >= 0 && KernelRun.Error(actual, exact) <= KlBound;
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(1e-5)]
    [InlineData(7e8)]
    public void Beside_the_prior_it_is_what_is_left_of_the_log_variance(double variance)
    {
        // The nearest floats: what the logarithm lost in rounding is as large as Δ.
        var nearest = (float)Math.Log(variance);
        foreach (var l in (float[])[nearest, MathF.BitIncrement(nearest), MathF.BitDecrement(nearest)])
        {
            float[][] rows =
            [
                [0],
                [l],
            ];
            var (actual, exact) = (Kl(rows, variance), Exact(rows, variance));
            Assert.True(actual >= 0);
            // float64's own logarithm ends at 1e-16 of it.
            Assert.Equal(exact, actual, (1e-6 * exact) + (1e-14 * Math.Abs(l) * Math.Abs(l - Math.Log(variance))) + 1e-30);
        }
    }

    [Sampled(typeof(Cases))]
    public bool The_gradients_keep_their_digits(NamedRows sample)
    {
        var (rows, variance) = (sample.Values, Variance(sample));
        var head = KernelRun.Rows([.. rows[0], .. rows[1]]);
        var gradient = KernelRun.Unwritten(1, 2 * rows[0].Length);
        KernelRun.Of(1, (lane, memory) => ScaledNormalKernel.KlGradient(lane, memory, head, gradient, variance, 1));
        return Enumerable
            .Range(0, rows[0].Length)
            .All(i =>
                KernelRun.Holds(gradient.Values[i], rows[0][i] / variance, GradientBound)
                && Math.Abs(gradient.Values[rows[0].Length + i] - (0.5 * Growth(rows, i, variance)))
                    <= (GradientBound * 0.5 * Math.Abs(Growth(rows, i, variance))) + 1e-11
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_difference_at_a_draw_is_as_near_as_its_terms_allow(int lanes)
    {
        const int count = 40;
        const int latent = 21;
        const double variance = 2.5;
        var (head, noise, draw) = (
            KernelRun.Normal(count, 2 * latent, seed: 1),
            KernelRun.Normal(count, latent, seed: 2),
            KernelRun.Normal(count, latent, seed: 3)
        );
        var kl = KernelRun
            .Of(count, (lane, memory) => ScaledNormalKernel.DrawnKl(lane, memory, head, noise, draw, variance), lanes: lanes)
            .Kl;
        for (var row = 0; row < count; row++)
        {
            double[] terms =
            [
                .. Enumerable
                    .Range(0, latent)
                    .SelectMany(i =>
                        (double[])
                            [
                                0.5 * draw.Row(row)[i] * draw.Row(row)[i] / variance,
                                0.5 * Math.Log(variance),
                                -0.5 * head.Row(row)[latent + i],
                                -0.5 * noise.Row(row)[i] * noise.Row(row)[i],
                            ]
                    ),
            ];
            Assert.Equal(terms.Sum(), kl[row], 1e-6 * terms.Sum(Math.Abs));
        }
    }

    // One variance for all: that of the first column.
    private static double Variance(NamedRows sample) => Math.Exp(sample.Values[2][0]);

    private static double Growth(float[][] rows, int i, double variance) => SpecialFunctions.Expm1(rows[1][i] - Math.Log(variance));

    private static double Exact(float[][] rows, double variance) =>
        0.5
        * Enumerable
            .Range(0, rows[0].Length)
            .Sum(i => SpecialFunctions.ExpMinusLinear(rows[1][i] - Math.Log(variance)) + ((double)rows[0][i] * rows[0][i] / variance));

    private static double Kl(float[][] rows, double variance) =>
        KernelRun.Of(1, (lane, memory) => ScaledNormalKernel.Kl(lane, memory, KernelRun.Rows([.. rows[0], .. rows[1]]), variance)).Kl[0];
}
