namespace FunctionalVae.Graphs;

/// <summary>output = left + right, element by element: what a residual connection is, and how contributions to a gradient meet.</summary>
public sealed record Sum(GraphValue Left, GraphValue Right, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("SumKernel.Add", Read(Left), Read(Right), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Left.Name} + {Right.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents)
    {
        var gradient = cotangents.Of(Output);
        cotangents.Pass(gradient, Left);
        cotangents.Pass(gradient, Right);
    }
}

/// <summary>output = input, but nothing is differentiated through it: what comes before is not trained by what comes after.</summary>
public sealed record Stop(GraphValue Input, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("DeterministicKernel.Copy", Read(Input), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name}, without a derivative";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents) { }
}
