using System.Numerics;

namespace FunctionalVae.Shared;

/// <summary>
/// Numbers of 1,200 binary places as integers, with exp and log by series over the integers: the independent route for elementary functions.
/// It shares nothing with the library or with the processor's own functions.
/// </summary>
internal static class FixedPoint
{
    public const int Places = 1200;

    public static BigInteger One { get; } = BigInteger.One << Places;

    private static readonly BigInteger LogTwo = 2 * Atanh(One / 3);

    /// <summary>The exact value of a float64 number, which has no more than 1,074 binary places.</summary>
    public static BigInteger Of(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var mantissa = new BigInteger(exponent == 0 ? fraction : fraction | (1L << 52)) << (Places - 1075 + Math.Max(exponent, 1));
        return bits < 0 ? -mantissa : mantissa;
    }

    public static BigInteger Times(BigInteger a, BigInteger b) => (a * b) >> Places;

    public static BigInteger Over(BigInteger a, BigInteger b) => (a << Places) / b;

    public static BigInteger Exp(BigInteger x)
    {
        if (x.Sign < 0)
        {
            return Over(One, Exp(-x));
        }

        var halvings = (int)Math.Max(0, (long)x.GetBitLength() - Places + 8);
        var small = x >> halvings;
        var (sum, term) = (One, One);
        for (var n = 1; !term.IsZero; n++)
        {
            term = Times(term, small) / n;
            sum += term;
        }

        for (var i = 0; i < halvings; i++)
        {
            sum = Times(sum, sum);
        }

        return sum;
    }

    public static BigInteger Log(BigInteger y)
    {
        var power = (int)((long)y.GetBitLength() - Places);
        var scaled = power >= 0 ? y >> power : y << -power;
        // From ½ … 1 to ⅔ … 4/3, so that a number near 1 keeps its digits.
        if (3 * scaled < 2 * One)
        {
            (scaled, power) = (power > 0 ? y >> (power - 1) : y << (1 - power), power - 1);
        }

        return (power * LogTwo) + (2 * Atanh(Over(scaled - One, scaled + One)));
    }

    /// <summary>|computed − exact| / |exact|.</summary>
    public static double RelativeError(double computed, BigInteger exact) =>
        double.IsFinite(computed)
            ? Math.Exp(BigInteger.Log(BigInteger.Abs(Of(computed) - exact) + BigInteger.One) - BigInteger.Log(BigInteger.Abs(exact)))
            : double.PositiveInfinity;

    private static BigInteger Atanh(BigInteger t)
    {
        // Shifts round towards −∞, so a negative power would never reach 0.
        if (t.Sign < 0)
        {
            return -Atanh(-t);
        }

        var square = Times(t, t);
        var (sum, power) = (t, t);
        for (var n = 3; !power.IsZero; n += 2)
        {
            power = Times(power, square);
            sum += power / n;
        }

        return sum;
    }
}
