namespace FunctionalVae.Graphs;

/// <summary>One operation of a graph. It states its own kernel and its own derivative, and nothing about its neighbours.</summary>
public abstract record Operation
{
    // What the call says, found out once: the passes ask for it many times. It is no part of what the operation is.
    private Roles? roles;

    private protected Operation() { }

    /// <summary>A copy, which has a call of its own.</summary>
    protected Operation(Operation original) { }

    /// <summary>The call that computes it.</summary>
    public abstract KernelCall Call { get; }

    /// <summary>What it computes, with shapes: <c>encoder1 : [B, 128] = relu(encoder1Affine)</c>.</summary>
    public abstract string Comment { get; }

    /// <summary>
    /// Multiply-adds of matrix products per example, or per batch beside it. Everything else an operation does (elementwise functions, sums over a row) counts
    /// as none: it is few beside them.
    /// </summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Whether it runs beside the batch: its cost is each batch's then, and not each example's.</summary>
    public bool IsBeside => !Known.Reads.Concat(Known.Writes).Any(value => value.IsOfBatch);

    /// <summary>Whether the value that it computes may take the memory of a value as wide that nothing reads after it.</summary>
    public virtual bool WorksInPlace => false;

    /// <summary>The values that it reads.</summary>
    public IEnumerable<GraphValue> Reads => Known.Reads;

    /// <summary>The values that it computes into the arena.</summary>
    public IEnumerable<GraphValue> Writes => Known.Writes;

    /// <summary>Everything that it computes: values, and terms of the objective.</summary>
    public IEnumerable<GraphValue> Results => Known.Results;

    /// <summary>The trained tensors that it reads.</summary>
    public IEnumerable<ParameterTensor> Tensors => Known.Tensors;

    /// <summary>The tensors whose gradients it computes.</summary>
    public IEnumerable<ParameterTensor> Gradients => Known.Gradients;

    private Roles Known => roles ??= Roles.Of(Call);

    /// <summary>Whether both are of one kind; what they are made of is compared by their kind.</summary>
    public virtual bool Equals(Operation? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>Gives the operations that take the gradient of what it computes to what it reads.</summary>
    internal virtual void Differentiate(Cotangents cotangents) => throw new NotSupportedException($"{GetType().Name} has no derivative.");

    private protected static Operand Read(GraphValue value) => new Operand.Read(value);

    private protected static Operand Write(GraphValue value) => new Operand.Write(value);

    private protected static Operand Term(GraphValue value) => new Operand.Term(value);

    private protected static Operand ReadTerm(GraphValue value) => new Operand.ReadTerm(value);

    private protected static Operand OfWeight(ParameterTensor tensor) => new Operand.Weight(tensor);

    private protected static Operand OfWeightGradient(ParameterTensor tensor) => new Operand.WeightGradient(tensor);

    private protected static Operand OfVector(ParameterTensor tensor) => new Operand.Vector(tensor);

    private protected static Operand OfVectorGradient(ParameterTensor tensor) => new Operand.VectorGradient(tensor);

    private protected static Operand Number(string name, double value) => new Operand.Number(name, value);

    private sealed record Roles(
        GraphValue[] Reads,
        GraphValue[] Writes,
        GraphValue[] Results,
        ParameterTensor[] Tensors,
        ParameterTensor[] Gradients
    )
    {
        public static Roles Of(KernelCall call)
        {
            var writes = Each(call, static operand => (operand as Operand.Write)?.Value);
            return new(
                Each(call, static operand => (operand as Operand.Read)?.Value ?? (operand as Operand.ReadTerm)?.Value),
                writes,
                [.. writes, .. Each(call, static operand => (operand as Operand.Term)?.Value)],
                Each(
                    call,
                    static operand =>
                        (operand as Operand.Weight)?.Tensor ?? (operand as Operand.Vector)?.Tensor ?? (operand as Operand.Parameter)?.Tensor
                ),
                Each(
                    call,
                    static operand =>
                        (operand as Operand.WeightGradient)?.Tensor
                        ?? (operand as Operand.VectorGradient)?.Tensor
                        ?? (operand is Operand.Parameter { HasGradient: true } own ? own.Tensor : null)
                )
            );
        }

        private static T[] Each<T>(KernelCall call, Func<Operand, T?> part)
            where T : class
        {
            var (found, count) = (new T[call.Operands.Count], 0);
            for (var i = 0; i < found.Length; i++)
            {
                if (part(call.Operands[i]) is { } one)
                {
                    found[count++] = one;
                }
            }

            Array.Resize(ref found, count);
            return found;
        }
    }
}
