using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>½ [log s/(1 − α) − Δ + α·μ²/(v·s)] with s = 1 + (1 − α)(e^Δ − 1).</summary>
internal readonly struct RenyiFormula(double variance, double order) : IDivergenceFormula
{
    private readonly float rest = (float)(1 - order);
    private readonly float inverse = (float)(0.5 / (1 - order));
    private readonly float order = (float)order;
    private readonly float pull = (float)(order / variance);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(T mean, T delta, ref WideSum<T> sum)
        where T : struct, IFloats<T>
    {
        var half = T.Of(0.5f);
        var growth = T.Of(rest) * Simd.Expm1(delta);
        sum.AddProduct(T.Of(inverse), Simd.Log1p(growth));
        sum.AddProduct(half, -delta);
        sum.AddProduct(half * T.Of(pull) * mean / (growth + T.One), mean);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (T Mean, T LogVariance) Gradient<T>(T mean, T delta)
        where T : struct, IFloats<T>
    {
        var growth = Simd.Expm1(delta);
        var scale = T.FusedMultiplyAdd(T.Of(rest), growth, T.One);
        var dMean = T.Of(pull) * mean / scale;
        // α(e^Δ − 1)/s is e^Δ/s − 1 without its cancellation.
        var spread = ((T.Of(order) * growth) - (dMean * mean * T.Of(rest) * (growth + T.One))) / scale;
        return (dMean, T.Of(0.5f) * spread);
    }
}
