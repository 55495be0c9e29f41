namespace FunctionalVae.Graphs;

/// <summary>output = f(input), element by element.</summary>
public sealed record Activate(Activation Function, GraphValue Input, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of($"{Function}Kernel.Forward", Read(Input), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Function.ToString().ToLowerInvariant()}({Input.Name})";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents)
    {
        var saved = Function.NeedsInput() ? Input : Output;
        cotangents.Run(new ActivationGradient(Function, saved, cotangents.Of(Output), cotangents.To(Input)));
    }
}

/// <summary>
/// d input = d output · f′, from the <paramref name="Saved"/> value: the output where that is as good as the input.
/// </summary>
public sealed record ActivationGradient(Activation Function, GraphValue Saved, GraphValue OutputGradient, GraphValue InputGradient)
    : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of($"{Function}Kernel.Backward", Read(Saved), Read(OutputGradient), Write(InputGradient));

    /// <inheritdoc/>
    public override string Comment =>
        $"{InputGradient} = {OutputGradient.Name} ∘ {Function.ToString().ToLowerInvariant()}′, from {Saved.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;
}
