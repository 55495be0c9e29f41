namespace FunctionalVae;

/// <summary>Elementary functions in the form that keeps its digits near zero, in float64.</summary>
/// <remarks>The framework's <c>ExpM1</c> and <c>LogP1</c> are exp(x) − 1 and log(1 + x) written out: they lose every digit near 0 and are banned here.</remarks>
public static partial class SpecialFunctions
{
    /// <summary>eˣ − 1, accurate for every x.</summary>
    /// <remarks>Kahan's correction: the rounding of u = eˣ cancels in (u − 1)·x / log u.</remarks>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Math.Exp(x) - 1;
        }

        var u = Math.Exp(x);
        return u == 1.0 ? x : (u - 1) * x / Math.Log(u);
    }

    /// <summary>log(1 + x) for x &gt; −1, accurate near 0.</summary>
    /// <remarks>Kahan's correction: the rounding of u = 1 + x cancels in log u · x / (u − 1).</remarks>
    public static double Log1p(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var u = 1 + x;
        // The quotient first: log u · x would overflow for the largest x.
        return u == 1.0 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˡ − l − 1 ≥ 0, the log-variance's part of a normal Kullback–Leibler divergence, accurate for every l.</summary>
    /// <remarks>For |l| &lt; ½ its Taylor polynomial to l¹⁶/16!: any difference of eˡ and l loses half the digits of l there.</remarks>
    public static double ExpMinusLinear(double l)
    {
        if (Math.Abs(l) >= 0.5)
        {
            return Expm1(l) - l;
        }

        // Horner: l²/2 · (1 + l/3 · (1 + l/4 · (…))).
        var sum = 1.0;
        for (var n = 16; n > 2; n--)
        {
            sum = 1 + (sum * l / n);
        }

        return 0.5 * l * l * sum;
    }

    /// <summary>The softplus log(1 + eˣ) = max(x, 0) + log1p(e^−|x|).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>The logistic function 1 / (1 + e^−x).</summary>
    public static double Sigmoid(double x)
    {
        var u = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + u) : u / (1 + u);
    }

    /// <summary>The logit log(p / (1 − p)) of a probability, the inverse of the logistic function.</summary>
    public static double Logit(double probability) =>
        Math.Abs(probability - 0.5) < 0.25
            ? Log1p(((2 * probability) - 1) / (1 - probability))
            : Math.Log(probability) - Log1p(-probability);

    /// <summary>log(1 − e^−x) for x ≥ 0, with its digits both near 0 and for large x; NaN of a negative x.</summary>
    /// <remarks>Source: Mächler, "Accurately computing log(1 − exp(−|a|))", 2012: the two forms change over at log 2.</remarks>
    public static double Log1mExp(double x) => x <= LogTwo ? Math.Log(-Expm1(-x)) : Log1p(-Math.Exp(-x));

    /// <summary>log Σ eˣ, without overflow; −∞ of no value at all, NaN as soon as one value is NaN.</summary>
    public static double LogSumExp(IReadOnlyCollection<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
        {
            // Math.Max keeps NaN, unlike LINQ's Max.
            largest = Math.Max(largest, value);
        }

        if (!double.IsFinite(largest))
        {
            return largest;
        }

        // The largest adds exactly 1: beside it even the smallest of the others counts.
        var (others, isLeftOut) = (0.0, false);
        foreach (var value in values)
        {
            if (value == largest && !isLeftOut)
            {
                isLeftOut = true;
                continue;
            }

            others += Math.Exp(value - largest);
        }

        return largest + Log1p(others);
    }

    /// <summary>log(Σ eˣ / n) of n values, without overflow; NaN as soon as one value is NaN.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double LogMeanExp(IReadOnlyCollection<double> values) =>
        values.Count > 0
            ? LogSumExp(values) - Math.Log(values.Count)
            : throw new ArgumentException($"{nameof(values)} is empty; a mean needs a value at least.", nameof(values));

    private const double LogTwo = 0.69314718055994530942;
}
