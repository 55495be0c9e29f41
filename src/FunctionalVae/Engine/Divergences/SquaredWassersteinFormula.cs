using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>μ² + v·E² with E = e^(Δ/2) − 1, which is (σ − √v)².</summary>
internal readonly struct SquaredWassersteinFormula(double variance) : IDivergenceFormula
{
    private readonly float variance = (float)variance;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(T mean, T delta, ref WideSum<T> sum)
        where T : struct, IFloats<T>
    {
        var growth = Simd.Expm1(delta * T.Of(0.5f));
        sum.AddProduct(mean, mean);
        sum.AddProduct(T.Of(variance) * growth, growth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (T Mean, T LogVariance) Gradient<T>(T mean, T delta)
        where T : struct, IFloats<T>
    {
        var growth = Simd.Expm1(delta * T.Of(0.5f));
        return (mean + mean, T.Of(variance) * growth * (growth + T.One));
    }
}
