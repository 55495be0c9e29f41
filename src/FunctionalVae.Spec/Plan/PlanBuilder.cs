namespace FunctionalVae.Plans;

/// <summary>
/// Lays out parameters and buffers while a specification is lowered. The derivative of each forward step is given beside the step
/// and laid out afterwards, last step first, so that the gradients' buffers follow all forward buffers in the arena.
/// </summary>
internal sealed class PlanBuilder
{
    private readonly List<PlanParameter> parameters = [];
    private readonly List<PlanBuffer> buffers = [];
    private readonly List<DropoutSite> dropouts = [];
    private readonly Dictionary<string, PlanBuffer> gradients = [];
    private readonly List<Func<IEnumerable<PlanOp>>> derivatives = [];
    private int parameterCount;
    private int arenaWidth;

    public ValueList<PlanParameter> Parameters => ValueList.From(parameters);

    public ValueList<DropoutSite> Dropouts => ValueList.From(dropouts);

    public ValueList<PlanBuffer> Buffers => ValueList.From(buffers);

    /// <summary>A new buffer of shape [B, <paramref name="width"/>].</summary>
    public PlanBuffer Buffer(string name, int width, BufferKind kind = BufferKind.Value)
    {
        var buffer = new PlanBuffer(name, width, arenaWidth, kind);
        buffers.Add(buffer);
        arenaWidth += width;
        return buffer;
    }

    /// <summary>A dropout mask of shape [B, <paramref name="width"/>].</summary>
    public PlanBuffer DropoutMask(string name, int width, double rate)
    {
        var mask = Buffer(name, width, BufferKind.Mask);
        dropouts.Add(new(mask, rate));
        return mask;
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
        var radius = 1 / Math.Sqrt(inputs);
        var weight = Parameter(name + ".weight", inputs, outputs, isVector: false, centre: 0, radius);
        return (weight, Parameter(name + ".bias", 1, outputs, isVector: true, centre: 0, radius));
    }

    /// <summary>Gives the derivative of the forward step just lowered: its steps in the order in which they run on the way back.</summary>
    public void Derivative(Func<IEnumerable<PlanOp>> steps) => derivatives.Add(steps);

    /// <summary>All derivatives, last forward step first. Call it once, when the way forward is complete.</summary>
    public ValueList<PlanOp> Backward() => ValueList.From(Enumerable.Reverse(derivatives).SelectMany(steps => steps()).ToList());

    /// <summary>A vector of parameters that all start at <paramref name="initial"/>.</summary>
    public PlanParameter VectorParameter(string name, int count, double initial) =>
        Parameter(name, 1, count, isVector: true, initial, radius: 0);

    private PlanParameter Parameter(string name, int inputs, int outputs, bool isVector, double centre, double radius)
    {
        var parameter = new PlanParameter(name, parameters.Count, inputs, outputs, parameterCount, isVector, centre, radius);
        parameters.Add(parameter);
        parameterCount += parameter.Count;
        return parameter;
    }
}
