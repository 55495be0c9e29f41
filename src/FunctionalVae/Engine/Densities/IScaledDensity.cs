namespace FunctionalVae.Engine;

/// <summary>The log-density of a value around a mean with some variance, and its derivatives, on vectors of any width.</summary>
internal interface IScaledDensity
{
    /// <summary>What depends on the value.</summary>
    static abstract T Term<T>(T x, T mean, T variance)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the mean.</summary>
    static abstract T ByMean<T>(T x, T mean, T variance)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the variance.</summary>
    static abstract T ByVariance<T>(T x, T mean, T variance)
        where T : struct, IFloats<T>;

    /// <summary>What does not depend on the value.</summary>
    static abstract double Constant(double variance);

    /// <summary>Its derivative.</summary>
    static abstract double ConstantByVariance(double variance);
}
