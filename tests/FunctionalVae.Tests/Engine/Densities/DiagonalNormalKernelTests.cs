using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The Kullback–Leibler divergence to the standard normal and its gradient, against float64.</summary>
public sealed class DiagonalNormalKernelTests
{
    private const int Dimensions = 4096;
    private const double KlBound = 5e-7;
    private const double GradientBound = 5e-7;

    public static class Posteriors
    {
        /// <summary>Every mean and log-variance.</summary>
        public static Arbitrary<NamedRows> Rows() => NamedRows.Of(("μ", Samples.Magnitudes(-149, 128)), ("ℓ", Samples.Within(30)));
    }

    public static class UnclampedPosteriors
    {
        /// <summary>Log-variances within their clamps, means whose gradient is a normal float.</summary>
        public static Arbitrary<NamedRows> Rows() => NamedRows.Of(("μ", Samples.Magnitudes(-149, 120)), ("ℓ", Samples.Within(29.9f)));
    }

    public static class DrawnPosteriors
    {
        /// <summary>Posteriors with the gradient of a draw, and the draw's noise.</summary>
        public static Arbitrary<NamedRows> Rows() =>
            NamedRows.Of(
                ("μ", Samples.Magnitudes(-30, 30)),
                ("ℓ", Samples.Within(29.9f)),
                ("dz", Samples.Magnitudes(-30, 30)),
                ("ε", Samples.Within(6))
            );
    }

    [Sampled(typeof(Posteriors))]
    public bool The_divergence_keeps_its_digits_for_every_mean_and_log_variance(NamedRows sample)
    {
        var (actual, exact) = (Kl(sample.Values[0], sample.Values[1]), Exact(sample.Values[0], sample.Values[1]));
        return actual >= 0 && Math.Abs(actual - exact) <= KlBound * exact + Math.ScaleB(1, -240);
    }

    [Fact]
    public void No_pair_of_a_mean_and_a_log_variance_is_off()
    {
        // Around 2⁻⁶³ μ² is at the end of float32's normal numbers, around 2⁻⁷⁵ at its very end.
        float[] means = [0, .. Enumerable.Range(-149, 277).Select(e => (float)Math.ScaleB(1.37, e))];
        float[] logVariances =
        [
            .. Enumerable.Range(-126, 131).SelectMany(e => new[] { (float)Math.ScaleB(1.73, e), -(float)Math.ScaleB(1.73, e) }),
            .. (float[])[0, 30, -30, 88, -1e30f],
        ];
        foreach (var mean in means)
        {
            foreach (var logVariance in logVariances)
            {
                var error = Math.Abs(Kl([mean], [logVariance]) / Exact([mean], [logVariance]) - 1);
                Assert.True(error <= KlBound || (mean == 0 && logVariance == 0), $"μ = {mean:R}, ℓ = {logVariance:R}: {error:R}");
            }
        }

        Assert.Equal(0, Kl([0], [0]));
    }

    public static TheoryData<string> Adversaries => ["all equal", "alternating magnitudes", "one large", "all below the normal floats"];

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void Four_thousand_dimensions_are_summed_without_loss(string adversary)
    {
        var (mean, logVariance) = Adversary(adversary);
        Assert.InRange(KernelRun.Error(Kl(mean, logVariance), Exact(mean, logVariance)), 0, KlBound);
        // The form that this refutes: a running float32 sum of the same terms.
        var running = 0f;
        for (var i = 0; i < Dimensions; i++)
        {
            running += (float)(2 * Exact([mean[i]], [logVariance[i]]));
        }

        Assert.True(KernelRun.Error(0.5 * running, Exact(mean, logVariance)) > 1e-6, $"a running sum of {adversary} passes");
    }

    [Sampled(typeof(UnclampedPosteriors))]
    public bool The_gradient_keeps_its_digits(NamedRows sample)
    {
        var rows = sample.Values;
        var count = rows[0].Length;
        var weight = 0.7 * 0.3;
        var gradient = Gradient(rows[0], rows[1], beta: 0.7, warmedUp: 0.3);
        return Enumerable
            .Range(0, count)
            .All(i =>
                KernelRun.Holds(gradient[i], weight * rows[0][i], GradientBound)
                && KernelRun.Holds(gradient[count + i], 0.5 * weight * SpecialFunctions.Expm1(rows[1][i]), GradientBound)
            );
    }

    [Sampled(typeof(DrawnPosteriors))]
    public bool The_gradient_beside_the_draw_s_is_as_near_as_its_terms_allow(NamedRows sample)
    {
        var rows = sample.Values;
        var count = rows[0].Length;
        var gradient = Gradient(rows[0], rows[1], 0.7, 0.3, rows[2], rows[3]);
        return Enumerable
            .Range(0, count)
            .All(i =>
                Near(gradient[i], rows[2][i], 0.7 * 0.3 * rows[0][i])
                && Near(
                    gradient[count + i],
                    0.5 * rows[2][i] * Math.Exp(0.5 * rows[1][i]) * rows[3][i],
                    0.5 * 0.7 * 0.3 * SpecialFunctions.Expm1(rows[1][i])
                )
            );
    }

    [Fact]
    public void The_gradient_of_a_clamped_log_variance_is_zero()
    {
        var gradient = Gradient([1, 1, 1, 1], [-30, 30, MathF.BitDecrement(30), 0], 1, 1);
        Assert.Equal([0, 0], gradient[4..6]);
        Assert.True(gradient[6] > 5e12f);
        Assert.Equal(0, gradient[7]);
    }

    [Fact]
    public void NaN_is_not_lost()
    {
        Assert.True(double.IsNaN(Kl([float.NaN, 0], [0, 0])));
        Assert.True(double.IsNaN(Kl([0, 0], [0, float.NaN])));
    }

    private static (float[] Mean, float[] LogVariance) Adversary(string name) =>
        name switch
        {
            "all equal" => (Repeat(_ => 0.3f), Repeat(_ => 0.1f)),
            "alternating magnitudes" => (Repeat(i => i % 2 == 0 ? 300 : 0.37f), Repeat(i => i % 2 == 0 ? -1e-3f : 9)),
            "one large" => (Repeat(i => i == 0 ? 1e4f : 1), Repeat(_ => 0)),
            "all below the normal floats" => (Repeat(_ => 3e-23f), Repeat(_ => 2e-23f)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such data."),
        };

    private static float[] Repeat(Func<int, float> value) => [.. Enumerable.Range(0, Dimensions).Select(value)];

    private static double Kl(float[] mean, float[] logVariance) =>
        KernelRun.Of(1, (lane, memory) => DiagonalNormalKernel.Kl(lane, memory, KernelRun.Rows([.. mean, .. logVariance]))).Kl[0];

    private static double Exact(float[] mean, float[] logVariance) =>
        0.5 * mean.Zip(logVariance, (m, l) => ((double)m * m) + SpecialFunctions.ExpMinusLinear(l)).Sum();

    private static bool Near(float actual, double one, double other) =>
        Math.Abs(actual - (one + other)) <= (GradientBound * (Math.Abs(one) + Math.Abs(other))) + Math.ScaleB(1, -148);

    // Without dz: the divergence's part alone.
    private static float[] Gradient(
        float[] mean,
        float[] logVariance,
        double beta,
        double warmedUp,
        float[]? drawGradient = null,
        float[]? noise = null
    )
    {
        var zero = new float[mean.Length];
        var result = KernelRun.Unwritten(1, 2 * mean.Length);
        KernelRun.Of(
            1,
            (lane, memory) =>
            {
                memory.KlWeight = warmedUp;
                DiagonalNormalKernel.Backward(
                    lane,
                    memory,
                    KernelRun.Rows([.. mean, .. logVariance]),
                    KernelRun.Rows(noise ?? zero),
                    KernelRun.Rows(drawGradient ?? zero),
                    result,
                    beta
                );
            }
        );
        return result.Values.ToArray();
    }
}
