using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Kernels;

/// <summary>
/// Elementary functions on vectors of float32. Each works element by element, so a value does not depend on where in a vector it lies;
/// errors are stated for the whole range and tested against float64.
/// </summary>
internal static class Simd
{
    /// <summary>eˣ over all floats: relative error under 1e-7, below 2⁻¹²⁶ an absolute error under 2⁻¹⁴⁹.</summary>
    /// <remarks>
    /// Subnormal results are kept, 0 comes below −103.98 and +∞ above 88.73; NaN stays NaN.
    /// Cody–Waite reduction x = n·ln 2 + r, the Taylor polynomial of eʳ to r⁷, then two multiplications by powers of two.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // Comparisons instead of Min and Max: NaN passes through.
        x = Vector.ConditionalSelect(Vector.LessThan(x, new(-104f)), new(-104f), x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new(89f)), new(89f), x);
        // Beside 1.5·2²³ a float has no fraction: adding it rounds to the nearest whole number and leaves that in the low bits.
        var shifted = Vector.FusedMultiplyAdd(x, new(1.44269504f), new(12582912f));
        var n = shifted - new Vector<float>(12582912f);
        // ln 2 in two parts: the first has so few bits that n times it is exact.
        var r = Vector.FusedMultiplyAdd(n, new(-0.693359375f), x);
        r = Vector.FusedMultiplyAdd(n, new(2.12194440e-4f), r);
        var p = Vector.FusedMultiplyAdd(r, new(1f / 5040), new(1f / 720));
        p = Vector.FusedMultiplyAdd(p, r, new(1f / 120));
        p = Vector.FusedMultiplyAdd(p, r, new(1f / 24));
        p = Vector.FusedMultiplyAdd(p, r, new(1f / 6));
        p = Vector.FusedMultiplyAdd(p, r, new(0.5f));
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);
        // 2ⁿ in two factors, since n goes from −150 to 128. The first product is exact, so a subnormal result is rounded once.
        var exponent = Vector.AsVectorInt32(shifted) - new Vector<int>(0x4B400000);
        var half = exponent >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>eˣ − 1 over all floats, with a relative error under 1.5e-7; −1 at −∞, +∞ above 88.73.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x)
    {
        // Taylor to x⁹/9! inside |x| < ½, where the subtraction would cancel.
        var p = Vector.FusedMultiplyAdd(x, new(1f / 362880), new(1f / 40320));
        p = Vector.FusedMultiplyAdd(p, x, new(1f / 5040));
        p = Vector.FusedMultiplyAdd(p, x, new(1f / 720));
        p = Vector.FusedMultiplyAdd(p, x, new(1f / 120));
        p = Vector.FusedMultiplyAdd(p, x, new(1f / 24));
        p = Vector.FusedMultiplyAdd(p, x, new(1f / 6));
        p = Vector.FusedMultiplyAdd(p, x, new(0.5f));
        var near = Vector.FusedMultiplyAdd(p * x, x, x);
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new(0.5f)), near, Exp(x) - Vector<float>.One);
    }

    /// <summary>log(1 + u) for u in [0, 1], with a relative error under 2e-7; subnormal u stay as they are.</summary>
    /// <remarks>2·artanh(t/2) with t = 2u / (2 + u) ≤ ⅔, by its series to t¹⁵. Doubling u is exact, halving a subnormal would not be.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1pUnit(Vector<float> u)
    {
        var t = (u + u) / (u + new Vector<float>(2f));
        var q = t * t;
        var p = Vector.FusedMultiplyAdd(q, new(1f / (15 << 14)), new(1f / (13 << 12)));
        p = Vector.FusedMultiplyAdd(p, q, new(1f / (11 << 10)));
        p = Vector.FusedMultiplyAdd(p, q, new(1f / (9 << 8)));
        p = Vector.FusedMultiplyAdd(p, q, new(1f / (7 << 6)));
        p = Vector.FusedMultiplyAdd(p, q, new(1f / (5 << 4)));
        p = Vector.FusedMultiplyAdd(p, q, new(1f / (3 << 2)));
        return Vector.FusedMultiplyAdd(p * q, t, t);
    }

    /// <summary>
    /// eˡ − l − 1 ≥ 0, the log-variance's part of a normal Kullback–Leibler divergence, as a product of two floats that has a relative
    /// error under 3e-7 wherever |l| ≥ 2⁻¹²⁶, and is within 2⁻²⁷⁵ below; +∞ at ±∞ and above 88.73, NaN at NaN.
    /// </summary>
    /// <remarks>
    /// Taylor to l¹²/12! inside |l| &lt; 1: the direct form returns 0 or less for a fifth of all |l| ≤ 1e-3.
    /// The product of the factors, about ½l², underflows in float32 below |l| = 1e-19, in float64 it does not.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Left, Vector<float> Right) ExpMinusLinear(Vector<float> l)
    {
        var p = Vector.FusedMultiplyAdd(l, new(1f / 479001600), new(1f / 39916800));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 3628800));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 362880));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 40320));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 5040));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 720));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 120));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 24));
        p = Vector.FusedMultiplyAdd(p, l, new(1f / 6));
        p = Vector.FusedMultiplyAdd(p, l, new(0.5f));
        var near = Vector.LessThan(Vector.Abs(l), Vector<float>.One);
        // Where eˡ is +∞ what is subtracted must be finite.
        var bounded = Vector.ConditionalSelect(Vector.GreaterThan(l, new(100f)), new(100f), l);
        var far = Exp(l) - Vector<float>.One - bounded;
        return (Vector.ConditionalSelect(near, p * l, far), Vector.ConditionalSelect(near, l, Vector<float>.One));
    }

    /// <summary>a − b as a rounded difference and what the rounding took away: their sum is a − b exactly.</summary>
    /// <remarks>Knuth's two-sum, The Art of Computer Programming, volume 2, section 4.2.2. The rest is NaN where a or b is infinite.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Remainder) Difference(Vector<float> a, Vector<float> b)
    {
        var value = a - b;
        var negative = value - a;
        return (value, a - (value - negative) - (b + negative));
    }

    /// <summary>1 / (1 + e^−x) over all floats, with a relative error under 2.5e-7, below 2⁻¹²⁶ within 2⁻¹⁴⁹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        var u = Exp(-Vector.Abs(x));
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), u, Vector<float>.One) / (u + Vector<float>.One);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log1p(e^−|x|) over all floats, with a relative error under 2.5e-7, below 2⁻¹²⁶ within 2⁻¹⁴⁹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x) + Log1pUnit(Exp(-Vector.Abs(x)));

    /// <summary>tanh x over all floats, with a relative error under 2.5e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var e = Expm1(Vector.Abs(x) * new Vector<float>(-2f));
        var t = -e / (e + new Vector<float>(2f));
        return Vector.CopySign(t, x);
    }

    /// <summary>
    /// The normal distribution function Φ(x) and density φ(x) over all floats, with relative errors under 6e-7 and 2.5e-7; below 2⁻¹²⁶
    /// within 3·2⁻¹⁴⁹.
    /// </summary>
    /// <remarks>
    /// Φ(−|x|) = ½·e^(−x²/2)·s·Q(s) with s = 1 / (1 + 0.3·|x|/√2): the form of Abramowitz and Stegun 7.1.26 with a Q of degree 8 that
    /// equals the scaled complementary error function over s at nine Chebyshev nodes of |x| ≤ 14.28; relative error 2.5e-8.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Cumulative, Vector<float> Density) Normal(Vector<float> x)
    {
        var distance = Vector.Abs(x);
        // Beyond 16 both are 0 or 1, and x² must not overflow.
        distance = Vector.ConditionalSelect(Vector.GreaterThan(distance, new(16f)), new(16f), distance);
        var s = Vector<float>.One / Vector.FusedMultiplyAdd(distance, new(0.21213203f), Vector<float>.One);
        var q = Vector.FusedMultiplyAdd(s, new(-0.1308104246854782f), new(0.4921228885650635f));
        q = Vector.FusedMultiplyAdd(q, s, new(-0.5265315771102905f));
        q = Vector.FusedMultiplyAdd(q, s, new(0.5649343132972717f));
        q = Vector.FusedMultiplyAdd(q, s, new(-0.10726062208414078f));
        q = Vector.FusedMultiplyAdd(q, s, new(0.22065021097660065f));
        q = Vector.FusedMultiplyAdd(q, s, new(0.1467699259519577f));
        q = Vector.FusedMultiplyAdd(q, s, new(0.17095236480236053f));
        q = Vector.FusedMultiplyAdd(q, s, new(0.16917289793491364f));
        // The rounding of x²/2 is worth 4e-6 at its largest: the rest of the product goes in by the slope.
        var half = distance * new Vector<float>(0.5f);
        var square = half * distance;
        var rest = Vector.FusedMultiplyAdd(half, distance, -square);
        var e = Exp(-square);
        e = Vector.FusedMultiplyAdd(-e, rest, e);
        var tail = q * s * new Vector<float>(0.5f) * e;
        var cumulative = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), tail, Vector<float>.One - tail);
        return (cumulative, e * new Vector<float>(0.39894228f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> exponent) => Vector.AsVectorSingle((exponent + new Vector<int>(127)) << 23);
}
