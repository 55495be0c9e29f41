namespace FunctionalVae.Engine;

/// <summary>A divergence of one dimension's normal N(μ, e^ℓ) from N(0, v), and its derivatives, with Δ = ℓ − log v.</summary>
internal interface IDivergenceFormula
{
    /// <summary>Adds the divergence, as products: none of them overflows.</summary>
    void Add<T>(T mean, T delta, ref WideSum<T> sum)
        where T : struct, IFloats<T>;

    /// <summary>The derivatives by μ and by ℓ.</summary>
    (T Mean, T LogVariance) Gradient<T>(T mean, T delta)
        where T : struct, IFloats<T>;
}
