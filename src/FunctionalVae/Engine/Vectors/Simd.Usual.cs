using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

// The same functions on the machine's usual vectors, for kernels whose time is not in them.
internal static partial class Simd
{
    /// <inheritdoc cref="Exp{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) => Exp(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Expm1{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x) => Expm1(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Log1pUnit{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1pUnit(Vector<float> u) => Log1pUnit(new FloatsUsual(u)).Value;

    /// <inheritdoc cref="Sigmoid{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => Sigmoid(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Softplus{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x) => Softplus(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Tanh{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x) => Tanh(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Log{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x) => Log(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Log1p{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1p(Vector<float> x) => Log1p(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="LogGamma{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LogGamma(Vector<float> x) => LogGamma(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="Digamma{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Digamma(Vector<float> x) => Digamma(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="LogGammaRemainder{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LogGammaRemainder(Vector<float> x) => LogGammaRemainder(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="DigammaRemainder{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> DigammaRemainder(Vector<float> x) => DigammaRemainder(new FloatsUsual(x)).Value;

    /// <inheritdoc cref="ExpMinusLinear{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Left, Vector<float> Right) ExpMinusLinear(Vector<float> l)
    {
        var (first, second) = ExpMinusLinear(new FloatsUsual(l));
        return (first.Value, second.Value);
    }

    /// <inheritdoc cref="ExpMinusLinearProduct{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpMinusLinearProduct(Vector<float> l) => ExpMinusLinearProduct(new FloatsUsual(l)).Value;

    /// <inheritdoc cref="Difference{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Remainder) Difference(Vector<float> a, Vector<float> b)
    {
        var (first, second) = Difference(new FloatsUsual(a), new FloatsUsual(b));
        return (first.Value, second.Value);
    }

    /// <inheritdoc cref="Normal{T}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Cumulative, Vector<float> Density) Normal(Vector<float> x)
    {
        var (first, second) = Normal(new FloatsUsual(x));
        return (first.Value, second.Value);
    }
}
