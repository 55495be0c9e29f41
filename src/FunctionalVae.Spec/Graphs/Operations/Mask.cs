namespace FunctionalVae.Graphs;

/// <summary>output = input ∘ mask, element by element; the mask of a dropped value is 0, of a kept one 1/(1 − rate).</summary>
public sealed record ApplyMask(GraphValue Input, GraphValue Mask, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("MaskKernel.Apply", Read(Input), Read(Mask), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name} ∘ {Mask.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents)
    {
        if (cotangents.Wants(Input))
        {
            cotangents.Run(new ApplyMask(cotangents.Of(Output), Mask, cotangents.To(Input)));
        }
    }
}

/// <summary>output = input ∘ gate, element by element; both are differentiated.</summary>
public sealed record Gate(GraphValue Input, GraphValue Opening, GraphValue Output) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("MaskKernel.Apply", Read(Input), Read(Opening), Write(Output));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name} ∘ {Opening.Name}";

    /// <inheritdoc/>
    public override bool WorksInPlace => true;

    internal override void Differentiate(Cotangents cotangents)
    {
        foreach (var (wanted, other) in new[] { (Input, Opening), (Opening, Input) })
        {
            if (cotangents.Wants(wanted))
            {
                cotangents.Run(new ApplyMask(cotangents.Of(Output), other, cotangents.To(wanted)));
            }
        }
    }
}
