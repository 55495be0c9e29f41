using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>
/// The masses of counts and their gradients in float32, up to counts of a million, against definitions in float64: they are off by no more than
/// a head and a dispersion that are rounded a few times would make them.
/// </summary>
public sealed class CountMassTests
{
    // Of a mass, and of the head and the dispersion that it is computed from.
    private const double Bound = 1e-6;
    private static readonly double[] Counts = [0, 1, 2, 3, 5, 10, 51, 1e3, 12_345, 1e5, 1e6];
    private static readonly double[] Dispersions = [1e-6, 1e-4, 0.01, 0.3, 1, 10, 1e3];

    public static TheoryData<double> All { get; } = [.. Counts];

    public static TheoryData<double> Moderate { get; } = [.. Counts.Where(x => x < 1e5)];

    [Theory]
    [MemberData(nameof(All))]
    public void The_log_mass_of_Poisson_keeps_its_digits(double x)
    {
        foreach (var logMean in LogMeans(x))
        {
            var mean = Math.Exp(logMean);
            Near(
                LogPoisson(x, logMean),
                PoissonKernel.Density.Term(At(x), At(logMean), default, default).Value[0],
                Rounded(logMean) * Math.Abs(x - mean),
                $"log p({x}) at {logMean}"
            );
            Near(
                x - mean,
                PoissonKernel.Density.ByOutput(At(x), At(logMean), default, default).Value[0],
                x + mean,
                $"its derivative for {x} at {logMean}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_log_mass_of_the_negative_binomial_keeps_its_digits(double x)
    {
        foreach (var (logMean, alpha) in Points(x))
        {
            var mean = Math.Exp(logMean);
            var slope = (x - mean) / (1 + (alpha * mean));
            Near(
                LogNegativeBinomial(x, logMean, alpha),
                NegativeBinomialKernel.Density.Term(At(x), At(logMean), At(alpha), default).Value[0],
                (Rounded(logMean) * Math.Abs(slope)) + (x < 1e5 ? Math.Abs(alpha * ByDispersion(x, logMean, alpha)) : x * 1e-3),
                $"log p({x}) at {logMean}, {alpha}"
            );
            Near(
                slope,
                NegativeBinomialKernel.Density.ByOutput(At(x), At(logMean), At(alpha), default).Value[0],
                (x + mean) / (1 + (alpha * mean)),
                $"its derivative for {x} at {logMean}, {alpha}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Moderate))]
    public void The_derivative_by_the_dispersion_keeps_its_digits(double x)
    {
        foreach (var (logMean, alpha) in Points(x))
        {
            var mean = Math.Exp(logMean);
            // What cancels: the excess of the squared distance over the mean, in halves, as in a Poisson's first correction.
            var size = ((x * x) + (mean * mean)) / ((1 + (alpha * mean)) * (1 + (alpha * x))) + (x / (1 + (alpha * x)));
            Near(
                ByDispersion(x, logMean, alpha),
                NegativeBinomialKernel.Density.ByFirst(At(x), At(logMean), At(alpha), default).Value[0],
                4 * Rounded(logMean) * size,
                $"∂/∂α log p({x}) at {logMean}, {alpha}"
            );
        }
    }

    [Fact]
    public void The_sum_as_it_stands_is_seen_to_lose_half_a_nat()
    {
        var worst = Enumerable.Range(1_000_000, 100).Max(count => Error(count));
        Assert.True(worst > 0.5, $"It loses {worst} nats and no more.");

        static double Error(float x)
        {
            var logMean = MathF.Log(x);
            var plain = (x * logMean) - MathF.Exp(logMean) - Simd.LogGamma(new(x + 1))[0];
            return Math.Abs(plain - LogPoisson(x, logMean));
        }
    }

    [Theory]
    [InlineData(16.5f)]
    [InlineData(16f)]
    [InlineData(-16f)]
    [InlineData(-90f)]
    [InlineData(1e30f)]
    public void A_logarithm_of_a_mean_beyond_its_bound_is_the_bound_and_has_no_gradient(float logMean)
    {
        foreach (var x in (float[])[0, 3])
        {
            var bound = Math.CopySign(16, logMean);
            Assert.Equal(
                PoissonKernel.Density.Term(At(x), At(bound), default, default).Value[0],
                PoissonKernel.Density.Term(At(x), At(logMean), default, default).Value[0]
            );
            Assert.Equal(0, PoissonKernel.Density.ByOutput(At(x), At(logMean), default, default).Value[0]);
            Assert.Equal(
                NegativeBinomialKernel.Density.Term(At(x), At(bound), At(0.5), default).Value[0],
                NegativeBinomialKernel.Density.Term(At(x), At(logMean), At(0.5), default).Value[0]
            );
            Assert.Equal(0, NegativeBinomialKernel.Density.ByOutput(At(x), At(logMean), At(0.5), default).Value[0]);
        }
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.True(float.IsNaN(PoissonKernel.Density.Term(At(3), At(double.NaN), default, default).Value[0]));
        Assert.True(float.IsNaN(NegativeBinomialKernel.Density.Term(At(3), At(double.NaN), At(1), default).Value[0]));
    }

    private static FloatsUsual At(double value) => FloatsUsual.Of((float)value);

    // Around the best mean, in deviations of a Poisson, and all over; each as float32 has it.
    private static IEnumerable<double> LogMeans(double x)
    {
        var best = Math.Log(Math.Max(x, 0.1));
        double[] steps = [0, 0.01, 0.3, 1, 3, 10];
        return steps
            .SelectMany(step => new[] { best + (step / Math.Sqrt(x + 1)), best - (step / Math.Sqrt(x + 1)) })
            .Concat(Enumerable.Range(-15, 31).Select(log => log + 0.123))
            .Select(log => (double)(float)log)
            .Where(log => Math.Abs(log) < 16);
    }

    private static IEnumerable<(double LogMean, double Alpha)> Points(double x) =>
        from alpha in Dispersions
        from logMean in LogMeans(x)
        select (logMean, (double)(float)alpha);

    private static double Rounded(double logMean) => Math.Max(1, Math.Abs(logMean));

    private static double LogPoisson(double x, double logMean) => (x * logMean) - Math.Exp(logMean) - SpecialFunctions.LogGamma(x + 1);

    private static double LogNegativeBinomial(double x, double logMean, double alpha)
    {
        var (r, mean) = (1 / alpha, Math.Exp(logMean));
        // log Γ(x + r) − log Γ(r) by its factors, where that is not too long a sum.
        var rising =
            x < 1e5
                ? Enumerable.Range(0, (int)x).Sum(k => Math.Log(r + k))
                : SpecialFunctions.LogGamma(x + r) - SpecialFunctions.LogGamma(r);
        var share = x == 0 ? 0 : x * (logMean - Math.Log(r + mean));
        return rising - SpecialFunctions.LogGamma(x + 1) - (r * SpecialFunctions.Log1p(alpha * mean)) + share;
    }

    // By r it is ψ(x + r) − ψ(r) − log(1 + m/r) + (m − x)/(m + r), and d r = −r² d α.
    private static double ByDispersion(double x, double logMean, double alpha)
    {
        var (r, mean) = (1 / alpha, Math.Exp(logMean));
        var rising = Enumerable.Range(0, (int)x).Sum(k => 1 / (r + k));
        return -r * r * (rising - SpecialFunctions.Log1p(mean / r) + ((mean - x) / (mean + r)));
    }

    private static void Near(double expected, double actual, double size, string what) =>
        Assert.True(
            Math.Abs(expected - actual) <= Bound * (1 + Math.Abs(expected) + size),
            $"{what}: {actual:R}, but {expected:R}; {Math.Abs(expected - actual) / (1 + Math.Abs(expected) + size)} of the size"
        );
}
