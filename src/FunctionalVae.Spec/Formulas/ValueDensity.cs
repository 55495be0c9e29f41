namespace FunctionalVae.Formulas;

/// <summary>
/// A density or mass of one value, given one value of the decoder's head and at most two parameters, as formulas: the engine's kernels, the
/// derivatives, the interpreter and other backends are made of them. Its logarithm is <paramref name="Term"/> and the constants of the
/// parameters, summed over values. Where it has a <see cref="Factor"/>, the term is multiplied by it.
/// </summary>
/// <param name="Name">Its name, an identifier.</param>
/// <param name="Output">What the head gives: a mean, or the logarithm of a rate.</param>
/// <param name="Term">What depends on the value: a formula of <see cref="X"/>, the output and the parameters.</param>
/// <param name="Parameters">Its parameters, none to two.</param>
internal abstract record ValueDensity(string Name, Formula.Variable Output, Formula Term, ValueList<DensityParameter> Parameters)
{
    /// <summary>The value.</summary>
    public static Formula.Variable X { get; } = new("x");

    /// <summary>
    /// What multiplies the whole term: a formula of the only parameter, which the term then does not read, so that it is computed once for all
    /// examples, and in float64 where all values share it. Null where there is none.
    /// </summary>
    public virtual Formula? Factor => null;

    /// <summary>Its logarithm, factor and constants included.</summary>
    public Formula LogDensity =>
        Parameters.Aggregate(Factor is { } factor ? Term * factor : Term, static (sum, parameter) => sum + parameter.Constant);

    /// <summary>The derivative of <see cref="Term"/>, in a form that keeps its digits: its own, where there is a better one than the functions state.</summary>
    public virtual Formula Slope(Formula.Variable variable) => Term.Derivative(variable);

    /// <summary>Its logarithm as mathematics, where the formula is not what one would write.</summary>
    public virtual string Text => LogDensity.ToString();

    /// <summary>The function of torch's run-time half that is this one, of x, the output and the parameters; null where torch computes the formula.</summary>
    public virtual string? Torch => null;

    /// <summary>Whether the derivative jumps where the value is the output.</summary>
    public virtual bool HasKinkAtOutput => false;
}

/// <summary>A parameter of a density: positive, the same for all examples.</summary>
/// <param name="Variable">It in the formula.</param>
/// <param name="Constant">What depends on it and on nothing else: a formula of it alone, computed in float64 and once for all examples.</param>
internal sealed record DensityParameter(Formula.Variable Variable, Formula Constant);
