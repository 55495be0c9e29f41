namespace FunctionalVae.Formulas;

/// <summary>
/// A density of one value around a decoded mean, with a variance that is fixed or trained, as formulas: the engine's kernels, the derivatives,
/// the interpreter and other backends are made of them. The log-density is <paramref name="Term"/> + <paramref name="Constant"/>, summed over values.
/// </summary>
/// <param name="Name">Its name, an identifier.</param>
/// <param name="Term">What depends on the value: a formula of <see cref="X"/>, <see cref="Mean"/> and <see cref="Variance"/>.</param>
/// <param name="Constant">What does not: a formula of <see cref="Variance"/>, computed in float64 and once for all examples.</param>
internal abstract record ScaledDensity(string Name, Formula Term, Formula Constant)
{
    /// <summary>Whether the derivative jumps where the value is the mean.</summary>
    public virtual bool HasKinkAtMean => false;

    /// <summary>The value.</summary>
    public static Formula.Variable X { get; } = new("x");

    /// <summary>Its decoded mean.</summary>
    public static Formula.Variable Mean { get; } = new("mean");

    /// <summary>Its variance.</summary>
    public static Formula.Variable Variance { get; } = new("variance");
}
