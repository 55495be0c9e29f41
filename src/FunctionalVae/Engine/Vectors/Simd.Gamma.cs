using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

// The logarithm of the gamma function over positive numbers and its derivative, and what Stirling's formula leaves of them (DLMF 5.11).
// Polynomials are fitted as those of the logarithm.
internal static partial class Simd
{
    /// <summary>log Γ(x) of a positive x, with a relative error under 5e-7, also beside its zeros 1 and 2; +∞ at 0, NaN below.</summary>
    /// <remarks>
    /// Up to 2½ it is t·Q(t) = log Γ(2 + t) at t = x − 2, x − 1 or x, less the logarithms that Γ(x + 1) = x·Γ(x) asks for; over it Stirling's formula.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogGamma<T>(T x)
        where T : struct, IFloats<T>
    {
        var isLow = T.LessThan(x, T.Of(0.5f));
        var isBelow = T.LessThan(x, T.Of(1.5f));
        var log = Log(T.Select(isLow, T.FusedMultiplyAdd(x, x, x), x));
        var t = x - T.Select(isLow, T.Zero, T.Select(isBelow, T.One, T.Of(2f)));
        var q = T.FusedMultiplyAdd(t, T.Of(-0.000269862414151f), T.Of(0.000569830526199f));
        q = T.FusedMultiplyAdd(q, t, T.Of(-0.00117783178377f));
        q = T.FusedMultiplyAdd(q, t, T.Of(0.00287905359165f));
        q = T.FusedMultiplyAdd(q, t, T.Of(-0.00738742995513f));
        q = T.FusedMultiplyAdd(q, t, T.Of(0.0205816021534f));
        q = T.FusedMultiplyAdd(q, t, T.Of(-0.0673522185567f));
        q = T.FusedMultiplyAdd(q, t, T.Of(0.322467018783f));
        q = T.FusedMultiplyAdd(q, t, T.Of(0.422784334507f));
        var near = T.FusedMultiplyAdd(t, q, T.Select(isBelow, -log, T.Zero));
        var s = T.One / x;
        var square = s * s;
        var p = T.FusedMultiplyAdd(square, T.Of(0.000426364587913f), T.Of(-0.000548948900594f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.000791300513573f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00277773434604f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.0833333332036f));
        // ½ log 2π − ½.
        var far = T.FusedMultiplyAdd(x - T.Of(0.5f), log - T.One, T.FusedMultiplyAdd(p, s, T.Of(0.418938533f)));
        var value = T.Select(T.LessThan(x, T.Of(2.5f)), near, far);
        return T.Select(T.LessThan(x, T.Zero), T.Of(float.NaN), value);
    }

    /// <summary>ψ(x), the derivative of log Γ, of a positive x, with a relative error under 2.5e-7, also beside its zero 1.4616; −∞ at 0, NaN below.</summary>
    /// <remarks>Up to 2 it is (t − t₀)·S(t) = ψ(1 + t) at t = x − 1 or x, less 1/x for the latter; over it the expansion for large x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Digamma<T>(T x)
        where T : struct, IFloats<T>
    {
        var isLow = T.LessThan(x, T.One);
        var s = T.One / T.Abs(x);
        var near = DigammaOfNext(x - T.Select(isLow, T.Zero, T.One)) - T.Select(isLow, s, T.Zero);
        var square = s * s;
        var p = T.FusedMultiplyAdd(square, T.Of(-0.00368754598378f), T.Of(0.00473621479962f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00388678037001f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.00395435210945f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00833306900909f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.0833333325077f));
        var far = Log(x) - T.FusedMultiplyAdd(p, square, s * T.Of(0.5f));
        var value = T.Select(T.LessThan(x, T.Of(2f)), near, far);
        return T.Select(T.LessThan(x, T.Zero), T.Of(float.NaN), value);
    }

    /// <summary>
    /// log Γ(x) − [(x − ½) log x − x + ½ log 2π] of a positive x, what Stirling's formula leaves (Binet's function), with a relative error under
    /// 1e-6; +∞ at 0, NaN below. Differences of log Γ at large x keep their digits by it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogGammaRemainder<T>(T x)
        where T : struct, IFloats<T>
    {
        var h = T.FusedMultiplyAdd(x, T.Of(-0.00321261773404f), T.Of(0.020677768557f));
        h = T.FusedMultiplyAdd(h, x, T.Of(-0.062519880566f));
        h = T.FusedMultiplyAdd(h, x, T.Of(0.122961026659f));
        h = T.FusedMultiplyAdd(h, x, T.Of(-0.189013409662f));
        h = T.FusedMultiplyAdd(h, x, T.Of(0.265875744722f));
        h = T.FusedMultiplyAdd(h, x, T.Of(-0.399963969428f));
        h = T.FusedMultiplyAdd(h, x, T.Of(0.822409174601f));
        h = T.FusedMultiplyAdd(h, x, T.Of(0.42278617174f));
        h = T.FusedMultiplyAdd(h, x, T.Of(-0.918938542953f));
        var near = T.FusedMultiplyAdd(-(x + T.Of(0.5f)), Log(x), h);
        var s = T.One / x;
        var square = s * s;
        var p = T.FusedMultiplyAdd(square, T.Of(4.37883946571e-5f), T.Of(-0.00021421846618f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.000463542236498f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.000607579950152f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.000590971406082f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.000561827178391f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.000791160134445f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00277770236101f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.0833333329511f));
        var value = T.Select(T.LessThan(x, T.One), near, p * s);
        return T.Select(T.LessThan(x, T.Zero), T.Of(float.NaN), value);
    }

    /// <summary>ψ(x) − [log x − 1/(2x)] of a positive x, the derivative of <see cref="LogGammaRemainder{T}"/>, with a relative error under 1e-6; −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DigammaRemainder<T>(T x)
        where T : struct, IFloats<T>
    {
        // Not half of 1/x, which overflows for a subnormal x.
        var near = DigammaOfNext(x) - Log(x) - (T.Of(0.5f) / T.Abs(x));
        var s = T.One / x;
        var square = s * s;
        var p = T.FusedMultiplyAdd(square, T.Of(-0.000502886666191f), T.Of(0.00264166024409f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00609821010213f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.00827960351301f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.007632445276f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.00552135341886f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00394901876683f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.00395529372969f));
        p = T.FusedMultiplyAdd(p, square, T.Of(-0.00833301843218f));
        p = T.FusedMultiplyAdd(p, square, T.Of(0.0833333320511f));
        var value = T.Select(T.LessThan(x, T.One), near, -p * square);
        return T.Select(T.LessThan(x, T.Zero), T.Of(float.NaN), value);
    }

    // ψ(1 + t) for t in [0, 1]; its zero in two parts, for t minus the first is exact beside it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T DigammaOfNext<T>(T t)
        where T : struct, IFloats<T>
    {
        var s = T.FusedMultiplyAdd(t, T.Of(-0.0162209530552f), T.Of(0.0969208278956f));
        s = T.FusedMultiplyAdd(s, t, T.Of(-0.267567454948f));
        s = T.FusedMultiplyAdd(s, t, T.Of(0.467721026334f));
        s = T.FusedMultiplyAdd(s, t, T.Of(-0.611179625937f));
        s = T.FusedMultiplyAdd(s, t, T.Of(0.679561784855f));
        s = T.FusedMultiplyAdd(s, t, T.Of(-0.711894688403f));
        s = T.FusedMultiplyAdd(s, t, T.Of(0.752274234739f));
        s = T.FusedMultiplyAdd(s, t, T.Of(-0.85468774025f));
        s = T.FusedMultiplyAdd(s, t, T.Of(1.25038011027f));
        return (t - T.Of(0.4616321325f) - T.Of(1.243814995e-08f)) * s;
    }
}
