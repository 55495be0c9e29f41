namespace FunctionalVae.Engine;

/// <summary>
/// A vector of float32 values of some width. Formulas are written once over it and run at 512 bits where the machine has them
/// (<see cref="Floats512"/>), at its usual width elsewhere (<see cref="FloatsUsual"/>). The width changes no value.
/// </summary>
/// <typeparam name="T">The vector itself.</typeparam>
internal interface IFloats<T>
    where T : struct, IFloats<T>
{
    /// <summary>Values of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Zero everywhere.</summary>
    static abstract T Zero { get; }

    /// <summary>One everywhere.</summary>
    static abstract T One { get; }

    /// <summary>The same value everywhere.</summary>
    static abstract T Of(float value);

    /// <summary>The vector that begins at <paramref name="first"/>.</summary>
    static abstract T Load(ref float first);

    /// <summary>Writes the vector from <paramref name="first"/> on.</summary>
    void Store(ref float first);

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator -(T value);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T FusedMultiplyAdd(T a, T b, T c);

    /// <summary>The square root.</summary>
    static abstract T SquareRoot(T value);

    /// <summary>The magnitude.</summary>
    static abstract T Abs(T value);

    /// <summary>The magnitude of one with the sign of the other.</summary>
    static abstract T CopySign(T value, T sign);

    /// <summary>Where left is less than right, for <see cref="Select"/>.</summary>
    static abstract T LessThan(T left, T right);

    /// <summary>One value where the mask says so, the other elsewhere.</summary>
    static abstract T Select(T mask, T yes, T no);

    /// <summary>The values within bounds, the nearer bound for the others; NaN stays NaN.</summary>
    static abstract T Clamp(T value, T least, T most);

    /// <summary>value·2ⁿ, rounded once, for a value of 0.7 to 1.5 and the n in −150 to 128 that was added to 1.5·2²³.</summary>
    static abstract T Scale(T value, T shifted);

    /// <summary>The m in [√½, √2) and the whole n that make value = m·2ⁿ, of a positive normal value.</summary>
    static abstract (T Significand, T Exponent) Split(T value);

    /// <summary>Adds the values to float64 sums, half of which are kept in each of two vectors.</summary>
    static abstract void AddWide(T terms, ref T low, ref T high);

    /// <summary>Adds the exact products to float64 sums, half of which are kept in each of two vectors.</summary>
    static abstract void AddWideProduct(T left, T right, ref T low, ref T high);

    /// <summary>Writes such sums, one per value, in order.</summary>
    static abstract void StoreWide(T low, T high, ref double first);

    /// <summary>The total of such sums.</summary>
    static abstract double WideTotal(T low, T high);
}
