using FunctionalVae.Formulas;

namespace FunctionalVae;

/// <summary>An activation as a formula of x, from which kernels, the interpreter and other backends are made.</summary>
/// <param name="Value">f(x), a formula of <see cref="X"/>.</param>
internal abstract record ActivationFormula(Formula Value)
{
    // The rules and the graph ask for every layer, and a derivative is made to tell.
    private bool? needsInput;

    /// <summary>The function's input.</summary>
    public static Formula.Variable X { get; } = new("x");

    /// <summary>The function's output.</summary>
    public static Formula.Variable Y { get; } = new("y");

    /// <summary>The gradient of the loss with respect to the output.</summary>
    public static Formula.Variable Gradient { get; } = new("gradient");

    /// <summary>
    /// The gradient of the loss with respect to the input: a formula of the gradient and of the input, or of the gradient and of the output; the
    /// latter where that is as good, for it leaves the input's memory free.
    /// </summary>
    public virtual Formula Backward => Gradient * Value.Derivative(X);

    /// <summary>Whether the way back needs the function's input; otherwise the output tells all.</summary>
    public bool NeedsInput => needsInput ??= Backward.Reads(X);

    /// <summary>
    /// How far the slope is off where the output is off by 1, as a formula of the output: for a way back that starts from the output.
    /// </summary>
    public Formula SlopeByOutput => NeedsInput ? 0 : Backward.Derivative(Y);

    /// <summary>Where the derivative jumps.</summary>
    public virtual ValueList<double> Kinks => [];

    /// <summary>
    /// The function of torch, or of its run-time half, that is this one: <c>torch.tanh</c>, <c>TorchOps.Elu</c>. Null where torch computes the
    /// formula.
    /// </summary>
    public virtual string? Torch => null;

    /// <summary>The function of DiffSharp's run-time half that is this one; null where DiffSharp computes the formula.</summary>
    public virtual string? Diff => null;
}
