namespace FunctionalVae.Plans;

/// <summary>
/// Lays out parameters and buffers while a specification is lowered. The derivative of each forward step is given beside the step
/// and laid out afterwards, last step first, so that the gradients' buffers follow all forward buffers in the arena.
/// </summary>
internal sealed class PlanBuilder
{
    private readonly List<PlanParameter> parameters = [];
    private readonly List<PlanBuffer> buffers = [];
    private readonly Dictionary<string, PlanBuffer> gradients = [];
    private readonly List<Func<IEnumerable<PlanOp>>> derivatives = [];
    private int parameterCount;
    private int arenaWidth;

    public ValueList<PlanParameter> Parameters => ValueList.From(parameters);

    public ValueList<PlanBuffer> Buffers => ValueList.From(buffers);

    /// <summary>A new buffer of shape [B, <paramref name="width"/>].</summary>
    public PlanBuffer Buffer(string name, int width, BufferKind kind = BufferKind.Value)
    {
        var buffer = new PlanBuffer(name, width, arenaWidth, kind);
        buffers.Add(buffer);
        arenaWidth += width;
        return buffer;
    }

    /// <summary>The buffer of the loss's gradient with respect to <paramref name="value"/>.</summary>
    public PlanBuffer Gradient(PlanBuffer value)
    {
        if (!gradients.TryGetValue(value.Name, out var gradient))
        {
            gradient = Buffer("d" + char.ToUpperInvariant(value.Name[0]) + value.Name.Substring(1), value.Width, BufferKind.Gradient);
            gradients.Add(value.Name, gradient);
        }

        return gradient;
    }

    /// <summary>A weight [inputs, outputs] and a bias [outputs].</summary>
    public (PlanParameter Weight, PlanParameter Bias) AffineParameters(string name, int inputs, int outputs)
    {
        var weight = Parameter(name + ".weight", inputs, outputs, inputs);
        return (weight, Parameter(name + ".bias", 1, outputs, inputs));
    }

    /// <summary>Gives the derivative of the forward step just lowered: its steps in the order in which they run on the way back.</summary>
    public void Derivative(Func<IEnumerable<PlanOp>> steps) => derivatives.Add(steps);

    /// <summary>All derivatives, last forward step first. Call it once, when the way forward is complete.</summary>
    public ValueList<PlanOp> Backward() => ValueList.From(Enumerable.Reverse(derivatives).SelectMany(steps => steps()).ToList());

    private PlanParameter Parameter(string name, int inputs, int outputs, int fanIn)
    {
        var parameter = new PlanParameter(name, inputs, outputs, parameterCount, fanIn);
        parameters.Add(parameter);
        parameterCount += parameter.Count;
        return parameter;
    }
}
