using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The Kullback–Leibler divergence to a trained prior and its gradients, against float64.</summary>
public sealed class LearnedPriorKernelTests
{
    private const double KlBound = 8e-7;
    private const double GradientBound = 1e-6;

    public static class Cases
    {
        /// <summary>The prior's log-variance is trained without a bound.</summary>
        public static Arbitrary<NamedRows> Rows() =>
            NamedRows.Of(
                ("μ", Samples.Magnitudes(-30, 20)),
                ("ℓ", Samples.Within(29.9f)),
                ("m", Samples.Magnitudes(-30, 20)),
                ("p", Samples.Within(50))
            );
    }

    [Sampled(typeof(Cases))]
    public bool The_divergence_keeps_its_digits(NamedRows sample)
    {
        var (actual, exact) = (Kl(sample.Values), Exact(sample.Values));
        return actual >= 0 && (exact == 0 ? actual == 0 : KernelRun.Error(actual, exact) <= KlBound);
    }

    [Fact]
    public void It_is_zero_where_posterior_and_prior_are_equal() =>
        Assert.Equal(
            0,
            Kl([
                [3, -1e20f, 0],
                [-30, 0.3f, 30],
                [3, -1e20f, 0],
                [-30, 0.3f, 30],
            ])
        );

    [Fact]
    public void The_rounding_of_a_difference_of_log_variances_is_not_lost()
    {
        float[][] rows =
        [
            [0],
            [29.9f],
            [0],
            [-30.3f],
        ];
        Assert.InRange(KernelRun.Error(Kl(rows), Exact(rows)), 0, KlBound);
        var rounded = 0.5 * SpecialFunctions.ExpMinusLinear(29.9f - -30.3f);
        Assert.True(KernelRun.Error(rounded, Exact(rows)) > 1e-6, "ℓ − p alone passes");
    }

    [Sampled(typeof(Cases))]
    public bool The_gradients_keep_their_digits(NamedRows sample)
    {
        var rows = sample.Values;
        var (head, mean, logVariance) = Gradients(rows, 1);
        return Enumerable.Range(0, rows[0].Length).All(i => Holds(rows, i, head, mean, logVariance));
    }

    [Fact]
    public void The_prior_s_gradients_are_summed_over_a_large_batch_without_loss()
    {
        float[][] rows =
        [
            [0.3f],
            [0.7f],
            [0.1f],
            [0.2f],
        ];
        var (_, mean, logVariance) = Gradients(rows, 4096);
        Assert.InRange(KernelRun.Error(mean[0], -Pull(rows, 0)), 0, GradientBound);
        Assert.InRange(KernelRun.Error(logVariance[0], -0.5 * (Growth(rows, 0) + (Pull(rows, 0) * Distance(rows, 0)))), 0, GradientBound);
        var running = 0f;
        for (var example = 0; example < 4096; example++)
        {
            running -= (float)(Pull(rows, 0) / 4096);
        }

        Assert.True(KernelRun.Error(running, -Pull(rows, 0)) > GradientBound, "a running sum passes");
    }

    private static bool Holds(float[][] rows, int i, float[] head, float[] mean, float[] logVariance)
    {
        var pull = Pull(rows, i);
        var growth = Growth(rows, i);
        var spread = pull * Distance(rows, i);
        // The last is a difference where the prior is wider than the posterior: as near as its terms allow.
        return KernelRun.Holds(head[i], pull, GradientBound)
            && KernelRun.Holds(head[rows[0].Length + i], 0.5 * growth, GradientBound)
            && KernelRun.Holds(mean[i], -pull, GradientBound)
            && Math.Abs(logVariance[i] + (0.5 * (growth + spread)))
                <= (GradientBound * 0.5 * (Math.Abs(growth) + spread)) + Math.ScaleB(1, -148);
    }

    private static double Distance(float[][] rows, int i) => (double)rows[0][i] - rows[2][i];

    private static double Pull(float[][] rows, int i) => Distance(rows, i) * Math.Exp(-(double)rows[3][i]);

    private static double Growth(float[][] rows, int i) => SpecialFunctions.Expm1((double)rows[1][i] - rows[3][i]);

    private static double Exact(float[][] rows) =>
        0.5
        * Enumerable
            .Range(0, rows[0].Length)
            .Sum(i => SpecialFunctions.ExpMinusLinear((double)rows[1][i] - rows[3][i]) + (Pull(rows, i) * Distance(rows, i)));

    private static double Kl(float[][] rows) =>
        KernelRun
            .Of(
                1,
                (lane, memory) =>
                    LearnedPriorKernel.Kl(
                        lane,
                        memory,
                        KernelRun.Rows([.. rows[0], .. rows[1]]),
                        KernelRun.Rows(rows[2]),
                        KernelRun.Rows(rows[3])
                    )
            )
            .Kl[0];

    // With dz = 0, and the same posterior for each example of the batch.
    private static (float[] Head, float[] PriorMean, float[] PriorLogVariance) Gradients(float[][] rows, int batch)
    {
        var count = rows[0].Length;
        var zero = KernelRun.Rows([.. Enumerable.Repeat(new float[count], batch)]);
        var head = KernelRun.Rows([.. Enumerable.Repeat((float[])[.. rows[0], .. rows[1]], batch)]);
        var (gradient, mean, logVariance) = (
            KernelRun.Unwritten(batch, 2 * count),
            KernelRun.Unwritten(1, count),
            KernelRun.Unwritten(1, count)
        );
        KernelRun.Of(
            batch,
            (lane, memory) =>
                LearnedPriorKernel.Backward(
                    lane,
                    memory,
                    head,
                    zero,
                    KernelRun.Rows(rows[2]),
                    KernelRun.Rows(rows[3]),
                    zero,
                    gradient,
                    mean,
                    logVariance,
                    1
                )
        );
        return (gradient.Values.ToArray(), mean.Values.ToArray(), logVariance.Values.ToArray());
    }
}
