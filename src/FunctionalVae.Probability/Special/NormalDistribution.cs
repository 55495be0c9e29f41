using System.Numerics;

namespace FunctionalVae;

/// <summary>The standard normal distribution N(0, 1), in one dimension.</summary>
public static class NormalDistribution
{
    /// <summary>½ log 2π, the constant of the log-density in nats.</summary>
    public const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>The distribution function Φ(x).</summary>
    public static double Cumulative(double x) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x * InverseRootTwo);

    /// <summary>The quantile Φ⁻¹(<paramref name="probability"/>), with a relative error of about 1e-16.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not strictly between 0 and 1.</exception>
    /// <remarks>Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16.</remarks>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                "A quantile needs a probability strictly between 0 and 1."
            );
        }

        var q = probability - 0.5;
        if (Math.Abs(q) <= CentralRadius)
        {
            return q * Ratio(0.180625 - (q * q), CentralNumerator, CentralDenominator);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var x = r <= 5 ? Ratio(r - 1.6, MiddleNumerator, MiddleDenominator) : Ratio(r - 5, TailNumerator, TailDenominator);
        return q < 0 ? -x : x;
    }

    /// <summary>The quantiles of ½ + q for |q| ≤ <see cref="CentralRadius"/>, to the bits of <see cref="Quantile"/>: the same operations in the same order.</summary>
    internal static Vector<double> CentralQuantile(Vector<double> q)
    {
        var r = new Vector<double>(0.180625) - (q * q);
        return q * (Polynomial(r, CentralNumerator) / Polynomial(r, CentralDenominator));
    }

    /// <summary>How far from ½ the rational function of the centre holds.</summary>
    internal const double CentralRadius = 0.425;

    private const double InverseRootTwo = 0.70710678118654752440;

    private static double Ratio(double r, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator) =>
        Polynomial(r, numerator) / Polynomial(r, denominator);

    // Coefficients from the highest power down.
    private static double Polynomial(double r, ReadOnlySpan<double> coefficients)
    {
        var value = coefficients[0];
        for (var i = 1; i < coefficients.Length; i++)
        {
            value = (value * r) + coefficients[i];
        }

        return value;
    }

    private static Vector<double> Polynomial(Vector<double> r, ReadOnlySpan<double> coefficients)
    {
        var value = new Vector<double>(coefficients[0]);
        for (var i = 1; i < coefficients.Length; i++)
        {
            value = (value * r) + new Vector<double>(coefficients[i]);
        }

        return value;
    }

    private static ReadOnlySpan<double> CentralNumerator =>
        [
            2509.0809287301226727,
            33430.575583588128105,
            67265.770927008700853,
            45921.953931549871457,
            13731.693765509461125,
            1971.5909503065514427,
            133.14166789178437745,
            3.387132872796366608,
        ];

    private static ReadOnlySpan<double> CentralDenominator =>
        [
            5226.495278852854561,
            28729.085735721942674,
            39307.89580009271061,
            21213.794301586595867,
            5394.1960214247511077,
            687.1870074920579083,
            42.313330701600911252,
            1.0,
        ];

    private static ReadOnlySpan<double> MiddleNumerator =>
        [
            7.7454501427834140764e-4,
            0.0227238449892691845833,
            0.24178072517745061177,
            1.27045825245236838258,
            3.64784832476320460504,
            5.7694972214606914055,
            4.6303378461565452959,
            1.42343711074968357734,
        ];

    private static ReadOnlySpan<double> MiddleDenominator =>
        [
            1.05075007164441684324e-9,
            5.475938084995344946e-4,
            0.0151986665636164571966,
            0.14810397642748007459,
            0.68976733498510000455,
            1.6763848301838038494,
            2.05319162663775882187,
            1.0,
        ];

    private static ReadOnlySpan<double> TailNumerator =>
        [
            2.01033439929228813265e-7,
            2.71155556874348757815e-5,
            0.0012426609473880784386,
            0.026532189526576123093,
            0.29656057182850489123,
            1.7848265399172913358,
            5.4637849111641143699,
            6.6579046435011037772,
        ];

    private static ReadOnlySpan<double> TailDenominator =>
        [
            2.04426310338993978564e-15,
            1.4215117583164458887e-7,
            1.8463183175100546818e-5,
            7.868691311456132591e-4,
            0.0148753612908506148525,
            0.13692988092273580531,
            0.59983220655588793769,
            1.0,
        ];
}
