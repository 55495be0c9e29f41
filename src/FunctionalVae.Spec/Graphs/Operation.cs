namespace FunctionalVae.Graphs;

/// <summary>One operation of a graph. It states its own kernel and its own derivative, and nothing about its neighbours.</summary>
public abstract record Operation
{
    private protected Operation() { }

    /// <summary>The call that computes it.</summary>
    public abstract KernelCall Call { get; }

    /// <summary>What it computes, with shapes: <c>encoder1 : [B, 128] = relu(encoder1Affine)</c>.</summary>
    public abstract string Comment { get; }

    /// <summary>
    /// Multiply-adds of matrix products per example. Everything else an operation does (elementwise functions, sums over a row) counts
    /// as none: it is few beside them.
    /// </summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Whether the value that it computes may take the memory of a value as wide that nothing reads after it.</summary>
    public virtual bool WorksInPlace => false;

    /// <summary>The values that it reads.</summary>
    public IEnumerable<GraphValue> Reads => Call.Operands.OfType<Operand.Read>().Select(operand => operand.Value);

    /// <summary>The values that it computes into the arena.</summary>
    public IEnumerable<GraphValue> Writes => Call.Operands.OfType<Operand.Write>().Select(operand => operand.Value);

    /// <summary>Everything that it computes: values, and terms of the objective.</summary>
    public IEnumerable<GraphValue> Results => Writes.Concat(Call.Operands.OfType<Operand.Term>().Select(operand => operand.Value));

    /// <summary>The trained tensors that it reads.</summary>
    public IEnumerable<ParameterTensor> Tensors =>
        Call
            .Operands.Select(operand => (operand as Operand.Weight)?.Tensor ?? (operand as Operand.Vector)?.Tensor)
            .OfType<ParameterTensor>();

    /// <summary>The tensors whose gradients it computes.</summary>
    public IEnumerable<ParameterTensor> Gradients =>
        Call
            .Operands.Select(operand => (operand as Operand.WeightGradient)?.Tensor ?? (operand as Operand.VectorGradient)?.Tensor)
            .OfType<ParameterTensor>();

    /// <summary>Gives the operations that take the gradient of what it computes to what it reads.</summary>
    internal virtual void Differentiate(Cotangents cotangents) => throw new NotSupportedException($"{GetType().Name} has no derivative.");

    private protected static Operand Read(GraphValue value) => new Operand.Read(value);

    private protected static Operand Write(GraphValue value) => new Operand.Write(value);

    private protected static Operand Term(GraphValue value) => new Operand.Term(value);

    private protected static Operand OfWeight(ParameterTensor tensor) => new Operand.Weight(tensor);

    private protected static Operand OfWeightGradient(ParameterTensor tensor) => new Operand.WeightGradient(tensor);

    private protected static Operand OfVector(ParameterTensor tensor) => new Operand.Vector(tensor);

    private protected static Operand OfVectorGradient(ParameterTensor tensor) => new Operand.VectorGradient(tensor);

    private protected static Operand Number(string name, double value) => new Operand.Number(name, value);
}
