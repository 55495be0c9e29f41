namespace FunctionalVae.Graphs;

/// <summary>taken = neighbouring columns of source: of examples, which nothing differentiates, and of gradients.</summary>
/// <param name="Source">A value.</param>
/// <param name="Taken">As many of its columns as this is wide.</param>
/// <param name="First">The first of them.</param>
internal sealed record TakeColumns(GraphValue Source, GraphValue Taken, int First) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("BesideKernel.Take", Read(Source), Write(Taken), new Operand.Count("first", First));

    /// <inheritdoc/>
    public override string Comment =>
        $"{Taken} = columns {SpecText.Literal(First)} to {SpecText.Literal(First + Taken.Width - 1)} of {Source.Name}";
}

/// <summary>output = left and right side by side.</summary>
internal sealed record Beside(GraphValue Left, GraphValue Right, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("BesideKernel.Join", Read(Left), Read(Right), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Left.Name} beside {Right.Name}";

    internal override void Differentiate(Cotangents cotangents)
    {
        var gradient = cotangents.Of(Output);
        if (cotangents.Wants(Left))
        {
            cotangents.Run(new TakeColumns(gradient, cotangents.To(Left), 0));
        }

        if (cotangents.Wants(Right))
        {
            cotangents.Run(new TakeColumns(gradient, cotangents.To(Right), Left.Width));
        }
    }
}
