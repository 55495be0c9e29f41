using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

// Logarithms. A polynomial here is the one of its degree with the least greatest error, fitted by exchange (Remez 1934).
internal static partial class Simd
{
    /// <summary>log x of a positive x, with a relative error under 1e-7; −∞ at 0, +∞ at +∞, NaN below 0 and at NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, IFloats<T> => LogOfSum(x, T.Zero);

    /// <summary>log(1 + x) for x over −1, with a relative error under 1e-7; −∞ at −1, +∞ at +∞, NaN below −1 and at NaN.</summary>
    /// <remarks>The sum is rounded; what that takes away from it goes in by the slope 1/(1 + x).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T x)
        where T : struct, IFloats<T>
    {
        var (sum, rest) = Difference(T.One, -x);
        return LogOfSum(sum, rest / sum);
    }

    // log x + rest, for a rest of half a last place of x, relatively. It is log m + n·ln 2 with x = m·2ⁿ, and log(1 + f) = f − f²/2 + f³·P(f).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfSum<T>(T x, T rest)
        where T : struct, IFloats<T>
    {
        var isSubnormal = T.LessThan(x, T.Of(1.17549435e-38f));
        var (m, n) = T.Split(T.Select(isSubnormal, x * T.Of(8388608f), x));
        n = T.Select(isSubnormal, n - T.Of(23f), n);
        var f = m - T.One;
        var square = f * f;
        var p = T.FusedMultiplyAdd(f, T.Of(-0.0763485024924f), T.Of(0.12761772871f));
        p = T.FusedMultiplyAdd(p, f, T.Of(-0.131601344594f));
        p = T.FusedMultiplyAdd(p, f, T.Of(0.142017242203f));
        p = T.FusedMultiplyAdd(p, f, T.Of(-0.166233589818f));
        p = T.FusedMultiplyAdd(p, f, T.Of(0.200012286639f));
        p = T.FusedMultiplyAdd(p, f, T.Of(-0.250008210332f));
        p = T.FusedMultiplyAdd(p, f, T.Of(0.333333316784f));
        // ln 2 in two parts: the first has so few bits that n times it is exact.
        var low = T.FusedMultiplyAdd(n, T.Of(-2.12194440e-4f), rest);
        low = T.FusedMultiplyAdd(p * f, square, low);
        low = T.FusedMultiplyAdd(square, T.Of(-0.5f), low);
        var finite = T.FusedMultiplyAdd(n, T.Of(0.693359375f), f + low);
        var atMostZero = T.Select(T.LessThan(x, T.Zero), T.Of(float.NaN), T.Of(float.NegativeInfinity));
        return T.Select(T.LessThan(x, T.Of(float.PositiveInfinity)), T.Select(T.LessThan(T.Zero, x), finite, atMostZero), x);
    }
}
