using System.Numerics;
using FunctionalVae.Shared;

namespace FunctionalVae.Probability.Tests;

/// <summary>The special functions against arithmetic of 1,200 binary places, over all binades that matter.</summary>
public sealed class AccuracyTests
{
    private static readonly BigInteger One = FixedPoint.One;

    [Fact]
    public void Expm1() => Holds(SpecialFunctions.Expm1, x => FixedPoint.Exp(x) - One, Signed(-1000, 8), 4e-16);

    [Fact]
    public void Log1p() => Holds(SpecialFunctions.Log1p, x => FixedPoint.Log(One + x), Signed(-1000, 1020).Where(x => x > -1), 4e-16);

    [Fact]
    public void Log1mExp() => Holds(SpecialFunctions.Log1mExp, x => FixedPoint.Log(One - FixedPoint.Exp(-x)), Positive(-1000, 8), 4e-16);

    [Fact]
    public void Softplus() => Holds(SpecialFunctions.Softplus, x => FixedPoint.Log(One + FixedPoint.Exp(x)), Signed(-60, 8), 4e-16);

    [Fact]
    public void Sigmoid() => Holds(SpecialFunctions.Sigmoid, x => FixedPoint.Over(One, One + FixedPoint.Exp(-x)), Signed(-60, 8), 4e-16);

    [Fact]
    public void Logit() =>
        Holds(
            SpecialFunctions.Logit,
            p => FixedPoint.Log(FixedPoint.Over(p, One - p)),
            Positive(-500, -3).Concat(Signed(-50, -2).Select(offset => 0.5 + offset)),
            4e-16
        );

    [Fact]
    public void ExpMinusLinear() => Holds(SpecialFunctions.ExpMinusLinear, l => FixedPoint.Exp(l) - l - One, Signed(-480, 8), 6e-16);

    // 0.7 is a place like any other: what matters is that largest and smallest elements differ much, and the sum has many.
    [Fact]
    public void LogSumExp() =>
        Holds(
            x => SpecialFunctions.LogSumExp([x, 0.7, x - 3, 2 * x]),
            x =>
                FixedPoint.Log(
                    FixedPoint.Exp(x) + FixedPoint.Exp(FixedPoint.Of(0.7)) + FixedPoint.Exp(x - (3 * One)) + FixedPoint.Exp(2 * x)
                ),
            Signed(-20, 7),
            6e-16
        );

    [Fact]
    public void The_frameworks_own_functions_lose_every_digit_near_zero()
    {
        // RS0030: they are banned for what is shown here.
#pragma warning disable RS0030
        Assert.Equal(0, float.ExpM1(1e-9f));
        Assert.Equal(0, float.LogP1(1e-9f));
        Assert.InRange(Error(double.ExpM1, x => FixedPoint.Exp(x) - One, 1e-12), 5e-5, 1e-3);
        Assert.InRange(Error(double.LogP1, x => FixedPoint.Log(One + x), 1e-12), 5e-5, 1e-3);
#pragma warning restore RS0030
        Assert.InRange(Error(SpecialFunctions.Expm1, x => FixedPoint.Exp(x) - One, 1e-12), 0, 4e-16);
    }

    private static void Holds(Func<double, double> function, Func<BigInteger, BigInteger> exact, IEnumerable<double> places, double bound)
    {
        var (error, at) = places.Select(x => (Error(function, exact, x), x)).Max();
        Assert.True(error <= bound, $"relative error {error:R} at {at:R}");
    }

    private static double Error(Func<double, double> function, Func<BigInteger, BigInteger> exact, double x) =>
        FixedPoint.RelativeError(function(x), exact(FixedPoint.Of(x)));

    // Odd steps through the binades, and places in each that are not round numbers; near 1 every binade.
    private static IEnumerable<double> Positive(int lowest, int highest) =>
        from binade in Enumerable.Range(lowest, highest - lowest + 1)
        where binade >= -12 || binade % 13 == 0
        from place in new[] { 1, 1.1368219, 1.4142135, 1.5, 1.7320508, 1.9999999 }
        let x = Math.ScaleB(place, binade)
        where x <= 700 || highest > 8
        select x;

    private static IEnumerable<double> Signed(int lowest, int highest) => Positive(lowest, highest).SelectMany(x => new[] { x, -x });
}
