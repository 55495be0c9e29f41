namespace FunctionalVae.Graphs;

/// <summary>values = a trained vector, one row after the other, [P, n]: what an encoder can encode beside the batch.</summary>
public sealed record PseudoInputs(ParameterTensor Vector, GraphValue Values) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("PseudoInputsKernel.Copy", OfVector(Vector), Write(Values));

    /// <inheritdoc/>
    public override string Comment => $"{Values} = {Vector.Name} in rows";

    internal override void Differentiate(Cotangents cotangents)
    {
        cotangents.RequireOnly(Vector);
        cotangents.Run(new PseudoInputsGradient(cotangents.Of(Values), Vector));
    }
}

/// <summary>d vector = d values.</summary>
public sealed record PseudoInputsGradient(GraphValue ValuesGradient, ParameterTensor Vector) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call => KernelCall.Of("PseudoInputsKernel.Gradient", Read(ValuesGradient), OfVectorGradient(Vector));

    /// <inheritdoc/>
    public override string Comment => $"d {Vector.Name} : {Vector.Shape} = {ValuesGradient.Name}";
}
