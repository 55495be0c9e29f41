using System.Numerics;
using FunctionalVae.Kernels;

namespace FunctionalVae.Tests.Kernels;

/// <summary>The elementary functions of the kernels against float64, over their whole range.</summary>
public sealed class SimdTests
{
    [Fact]
    public void Exp() => Check(Simd.Exp, Math.Exp, Range(-87, 88), 2.5e-7);

    [Fact]
    public void Exp_saturates_and_keeps_NaN()
    {
        Assert.True(float.IsFinite(Simd.Exp(new(1000f))[0]));
        Assert.InRange(Simd.Exp(new(-1000f))[0], 0, 2e-38f);
        Assert.True(float.IsNaN(Simd.Exp(new(float.NaN))[0]));
    }

    [Fact]
    public void Expm1() => Check(Simd.Expm1, SpecialFunctions.Expm1, Range(-30, 30).Concat(NearZero(1e-30)), 3e-7);

    [Fact]
    public void Log1p_on_the_unit_interval() =>
        Check(Simd.Log1pUnit, SpecialFunctions.Log1p, Range(0, 1).Concat(NearZero(1e-30).Where(x => x is > 0 and < 1)), 3e-7);

    [Fact]
    public void Tanh() => Check(Simd.Tanh, Math.Tanh, Range(-20, 20).Concat(NearZero(1e-30)), 5e-7);

    [Fact]
    // ½l² underflows below |l| of about 1e-19; above it the relative error holds, and nothing is negative.
    public void The_log_variance_term_of_the_KL_keeps_its_digits() =>
        Check(
            Simd.ExpMinusLinear,
            l => Math.Abs(l) < 0.5 ? Series(l) : SpecialFunctions.Expm1(l) - l,
            Range(-30, 30).Concat(NearZero(1e-18)),
            1e-6
        );

    [Fact]
    public void The_log_variance_term_of_the_KL_is_never_negative() =>
        Assert.All(Range(-30, 30).Concat(NearZero(1e-44)), l => Assert.True(Simd.ExpMinusLinear(new((float)l))[0] >= 0));

    [Fact]
    public void The_textbook_form_of_that_term_is_seen_to_be_wrong() =>
        Assert.Contains(NearZero(1e-5).Where(l => Math.Abs(l) < 1e-3), l => MathF.Exp((float)l) - (float)l - 1 <= 0);

    [Fact]
    public void Normal_distribution_function_and_density()
    {
        Check(x => Simd.Normal(x).Cumulative, NormalDistribution.Cumulative, Range(-5, 8), 2e-6);
        Check(x => Simd.Normal(x).Density, x => Math.Exp((-0.5 * x * x) - NormalDistribution.HalfLogTwoPi), Range(-5, 5), 2e-6);
    }

    private static void Check(
        Func<Vector<float>, Vector<float>> actual,
        Func<double, double> expected,
        IEnumerable<double> arguments,
        double tolerance
    )
    {
        foreach (var argument in arguments)
        {
            var x = (float)argument;
            var exact = expected(x);
            var error = Math.Abs(actual(new(x))[0] - exact);
            Assert.True(error <= tolerance * Math.Abs(exact), $"at {x:R}: off by {error:R} of {exact:R}");
        }
    }

    private static IEnumerable<double> Range(double from, double to) =>
        Enumerable.Range(0, 40_001).Select(i => from + ((to - from) * i / 40_000));

    private static IEnumerable<double> NearZero(double smallest) =>
        Enumerable.Range(0, 4000).Select(i => Math.Exp(Math.Log(smallest) * (1 - (i / 4000.0)))).SelectMany(x => new[] { x, -x });

    // eˡ − l − 1 by its series, which has no cancellation.
    private static double Series(double l)
    {
        var term = l * l / 2;
        var sum = 0.0;
        for (var n = 3; n < 25; n++)
        {
            sum += term;
            term *= l / n;
        }

        return sum;
    }
}
