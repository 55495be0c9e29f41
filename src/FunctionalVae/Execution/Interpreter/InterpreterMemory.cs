using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>The values of one example, in float64.</summary>
internal sealed class InterpreterMemory
{
    private readonly Dictionary<string, Dual[]> values;
    private readonly Dual[] parameters;

    /// <param name="graph">The graph of which the example's values are.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="slopeError">By how much of its output the slope of an activation is off, where the way back starts from the output.</param>
    public InterpreterMemory(Graph graph, Dual[] parameters, double slopeError = 0)
    {
        values = new(StringComparer.Ordinal);
        this.parameters = parameters;
        SlopeError = slopeError;
        foreach (var site in graph.Dropouts)
        {
            // Nothing is dropped unless training sets the mask.
            this[site.Mask] = [.. Enumerable.Repeat((Dual)1.0, site.Mask.Size)];
        }
    }

    private InterpreterMemory(Dictionary<string, Dual[]> values, Dual[] parameters, double slopeError)
    {
        this.values = values;
        this.parameters = parameters;
        SlopeError = slopeError;
    }

    /// <summary>A memory with the values that this one has now.</summary>
    public InterpreterMemory Copy() => new(new Dictionary<string, Dual[]>(values, StringComparer.Ordinal), parameters, SlopeError);

    /// <summary>A copy for one of the rows of what is not of the batch.</summary>
    public InterpreterMemory Of(int row)
    {
        var copy = Copy();
        copy.Row = row;
        return copy;
    }

    /// <summary>Which row it is of what is not of the batch.</summary>
    public int Row { get; private set; }

    /// <summary>
    /// How near any ReLU's argument came to 0, or a log-variance to its clamp, where the derivative jumps: nearer than the engine's rounding,
    /// and the two may rightly differ. Relative to the largest argument beside it where that is above 1.
    /// </summary>
    public double KinkDistance { get; private set; } = double.PositiveInfinity;

    /// <summary>By how much of its output the slope of an activation is off, where the way back starts from the output.</summary>
    public double SlopeError { get; }

    /// <summary>What is free of the divergence in the example's batch; null where nothing is differentiated.</summary>
    public FreeBitsInterpreter? Free { get; set; }

    /// <summary>The divergence of the example's batch, and which of its examples this one is; null where there is none.</summary>
    public (AggregateInterpreter Batch, int Row)? Aggregate { get; set; }

    /// <summary>Says that an argument came as near to a kink as <paramref name="distance"/>, among arguments up to <paramref name="largest"/>.</summary>
    public void NearKink(double distance, double largest) => KinkDistance = Math.Min(KinkDistance, distance / Math.Max(1, largest));

    /// <summary>A value; a term has one number.</summary>
    public Dual[] this[GraphValue of]
    {
        get => values[of.Name];
        set => values[of.Name] = value;
    }

    /// <summary>A tensor, row by row.</summary>
    public ReadOnlySpan<Dual> this[ParameterTensor tensor] => parameters.AsSpan(tensor.Offset, tensor.Count);
}
