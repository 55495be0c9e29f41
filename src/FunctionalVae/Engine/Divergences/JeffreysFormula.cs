using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>½ [(e^Δ − 1)(1 − e^−Δ) + μ²/v·(1 + e^−Δ)].</summary>
internal readonly struct JeffreysFormula(double variance) : IDivergenceFormula
{
    private readonly float precision = (float)(1 / variance);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(T mean, T delta, ref WideSum<T> sum)
        where T : struct, IFloats<T>
    {
        var half = T.Of(0.5f);
        var (growth, shrinkage) = (Simd.Expm1(delta), Simd.Expm1(-delta));
        sum.AddProduct(half * growth, -shrinkage);
        // 1 + e^−Δ.
        var both = shrinkage + T.Of(2);
        sum.AddProduct(half * T.Of(precision) * mean * both, mean);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (T Mean, T LogVariance) Gradient<T>(T mean, T delta)
        where T : struct, IFloats<T>
    {
        var (growth, shrinkage) = (Simd.Expm1(delta), Simd.Expm1(-delta));
        var pull = T.Of(precision) * mean;
        var spread = growth - shrinkage - (pull * mean * (shrinkage + T.One));
        return (pull * (shrinkage + T.Of(2)), T.Of(0.5f) * spread);
    }
}
