namespace FunctionalVae.Engine;

/// <summary>
/// The log-density of a value given one of the head's values and at most two parameters, and its derivatives, on vectors of any width. What is
/// not a parameter is not read.
/// </summary>
internal interface IValueDensity
{
    /// <summary>What depends on the value.</summary>
    static abstract T Term<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the head's value.</summary>
    static abstract T ByOutput<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the first parameter.</summary>
    static abstract T ByFirst<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the second parameter.</summary>
    static abstract T BySecond<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>What depends on the first parameter (0) or the second (1) alone.</summary>
    static abstract double Constant(int parameter, double value);

    /// <summary>Its derivative.</summary>
    static abstract double ConstantSlope(int parameter, double value);
}
