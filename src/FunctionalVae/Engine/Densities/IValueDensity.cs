namespace FunctionalVae.Engine;

/// <summary>
/// The log-density of a value given one of the head's values and at most two parameters, and its derivatives, on vectors of any width. What is
/// not a parameter is not read. Where the density has a factor, it has one parameter, the factor is a function of it, and the term and its
/// derivative are to be multiplied by the factor.
/// </summary>
internal interface IValueDensity
{
    /// <summary>Adds weight ∘ term, what depends on the value, to a sum: that of the vectors' first <paramref name="count"/> values.</summary>
    static abstract void Add<T>(ref WideSum<T> sum, T x, T output, T first, T second, T weight, int count)
        where T : struct, IFloats<T>;

    /// <summary>The term's derivative with respect to the head's value.</summary>
    static abstract T ByOutput<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the first parameter.</summary>
    static abstract T ByFirst<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Its derivative with respect to the second parameter.</summary>
    static abstract T BySecond<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T>;

    /// <summary>Whether it has a factor.</summary>
    static virtual bool HasFactor => false;

    /// <summary>The factor, of the parameter.</summary>
    static virtual double Factor(double parameter) => 1;

    /// <summary>Its derivative.</summary>
    static virtual double FactorSlope(double parameter) => 0;

    /// <summary>The factors of a vector of parameters.</summary>
    static virtual T Factors<T>(T parameter)
        where T : struct, IFloats<T> => T.One;

    /// <summary>What depends on the first parameter (0) or the second (1) alone.</summary>
    static abstract double Constant(int parameter, double value);

    /// <summary>Its derivative.</summary>
    static abstract double ConstantSlope(int parameter, double value);
}
