namespace FunctionalVae;

public static partial class SpecialFunctions
{
    private const double StirlingFrom = 15;

    /// <summary>log Γ(x) of a positive x; +∞ at 0 and +∞, NaN below 0. Beside its zeros 1 and 2 within 1e-14.</summary>
    public static double LogGamma(double x) =>
        x is 1 or 2 ? 0
        : double.IsPositiveInfinity(x) ? x
        : x > 0 ? MathNet.Numerics.SpecialFunctions.GammaLn(x)
        : AtMostZero(x, double.PositiveInfinity);

    /// <summary>The digamma function ψ(x), the derivative of log Γ, of a positive x; −∞ at 0, NaN below 0.</summary>
    public static double Digamma(double x) =>
        double.IsPositiveInfinity(x) ? x
        : x > 0 ? MathNet.Numerics.SpecialFunctions.DiGamma(x)
        : AtMostZero(x, double.NegativeInfinity);

    /// <summary>
    /// log Γ(x) − [(x − ½) log x − x + ½ log 2π] of a positive x, what Stirling's formula leaves (Binet's function); +∞ at 0, NaN below 0.
    /// Differences of log Γ at large x keep their digits by it.
    /// </summary>
    /// <remarks>Over 15 its asymptotic series 1/(12x) − 1/(360x³) + … (DLMF 5.11.1), below by Γ(x + 1) = x·Γ(x).</remarks>
    public static double LogGammaRemainder(double x)
    {
        if (!(x > 0))
        {
            return AtMostZero(x, double.PositiveInfinity);
        }

        var sum = 0.0;
        for (; x < StirlingFrom; x++)
        {
            sum += ((x + 0.5) * LogOfNext(x)) - 1;
        }

        var (s, q) = (1 / x, 1 / x / x);
        return sum
            + (
                s
                * (
                    (1.0 / 12)
                    - (q * ((1.0 / 360) - (q * ((1.0 / 1260) - (q * ((1.0 / 1680) - (q * ((1.0 / 1188) - (q * (691.0 / 360360))))))))))
                )
            );
    }

    /// <summary>ψ(x) − [log x − 1/(2x)] of a positive x, the derivative of <see cref="LogGammaRemainder"/>; −∞ at 0, NaN below 0.</summary>
    /// <remarks>As there; the series is −1/(12x²) + 1/(120x⁴) − … (DLMF 5.11.2).</remarks>
    public static double DigammaRemainder(double x)
    {
        if (!(x > 0))
        {
            return AtMostZero(x, double.NegativeInfinity);
        }

        var sum = 0.0;
        for (; x < StirlingFrom; x++)
        {
            sum += LogOfNext(x) - (0.5 / x) - (0.5 / (x + 1));
        }

        var q = 1 / x / x;
        return sum
            - (
                q
                * (
                    (1.0 / 12)
                    - (q * ((1.0 / 120) - (q * ((1.0 / 252) - (q * ((1.0 / 240) - (q * ((1.0 / 132) - (q * (691.0 / 32760))))))))))
                )
            );
    }

    // log(1 + 1/x), for which 1/x must not overflow.
    private static double LogOfNext(double x) => x < 1e-300 ? -Math.Log(x) : Log1p(1 / x);

    private static double AtMostZero(double x, double atZero) => x == 0 ? atZero : double.NaN;
}
