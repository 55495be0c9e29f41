namespace FunctionalVae.Graphs;

/// <summary>One argument of a kernel call.</summary>
public abstract record Operand
{
    private protected Operand() { }

    /// <summary>Whether it is among the call's arguments: terms lie in the memory.</summary>
    public bool IsArgument => this is not (Term or ReadTerm);

    /// <summary>A value that the kernel reads.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Read(GraphValue Value) : Operand;

    /// <summary>A value that the kernel computes, all of it.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Write(GraphValue Value) : Operand;

    /// <summary>A term that the kernel computes into its place in the memory: it is not among the call's arguments.</summary>
    /// <param name="Value">The term.</param>
    public sealed record Term(GraphValue Value) : Operand;

    /// <summary>A term that the kernel reads from its place in the memory: it is not among the call's arguments.</summary>
    /// <param name="Value">The term.</param>
    public sealed record ReadTerm(GraphValue Value) : Operand;

    /// <summary>A weight that the kernel reads.</summary>
    /// <param name="Tensor">The weight.</param>
    public sealed record Weight(ParameterTensor Tensor) : Operand;

    /// <summary>A weight whose gradient the kernel computes: a training step may change the weight by it at once.</summary>
    /// <param name="Tensor">The weight.</param>
    public sealed record WeightGradient(ParameterTensor Tensor) : Operand;

    /// <summary>A trained vector that the kernel reads.</summary>
    /// <param name="Tensor">The vector.</param>
    public sealed record Vector(ParameterTensor Tensor) : Operand;

    /// <summary>The gradient of a trained vector, which the kernel computes.</summary>
    /// <param name="Tensor">The vector.</param>
    public sealed record VectorGradient(ParameterTensor Tensor) : Operand;

    /// <summary>A parameter of a density: given, or floor + e^s of a trained vector s, of one value or of one for each value of the data.</summary>
    /// <param name="Name">The name of the kernel's parameter.</param>
    /// <param name="Value">The number where it is given; otherwise the floor.</param>
    /// <param name="Tensor">The trained s; null where the number is given.</param>
    /// <param name="HasGradient">Whether the kernel computes the gradient of s.</param>
    public sealed record Parameter(string Name, double Value, ParameterTensor? Tensor, bool HasGradient) : Operand;

    /// <summary>A number that the specification states.</summary>
    /// <param name="Name">The name of the kernel's parameter.</param>
    /// <param name="Value">The number.</param>
    public sealed record Number(string Name, double Value) : Operand;

    /// <summary>A whole number that follows from the specification.</summary>
    /// <param name="Name">The name of the kernel's parameter.</param>
    /// <param name="Value">The number.</param>
    public sealed record Count(string Name, int Value) : Operand;

    /// <summary>Columns of a value that follow from the specification.</summary>
    /// <param name="Name">The name of the kernel's parameter.</param>
    /// <param name="Values">Their numbers.</param>
    public sealed record Columns(string Name, ValueList<int> Values) : Operand;

    /// <summary>Where a convolution looks.</summary>
    /// <param name="Window">The window.</param>
    public sealed record Place(Window Window) : Operand;
}
