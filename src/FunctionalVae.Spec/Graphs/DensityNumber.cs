namespace FunctionalVae.Graphs;

/// <summary>What a parameter of a density is in a graph.</summary>
/// <param name="Log">The trained s, one for all values or one for each; null where the parameter is given.</param>
/// <param name="Number">The parameter where it is given; otherwise the floor of floor + e^s.</param>
internal sealed record DensityNumber(ParameterTensor? Log, double Number)
{
    /// <summary>A trained floor + e^s.</summary>
    /// <param name="builder">The graph so far.</param>
    /// <param name="name">The tensor's name within the likelihood.</param>
    /// <param name="count">One s for all values, or one for each.</param>
    /// <param name="initial">e^s at first.</param>
    /// <param name="floor">The floor.</param>
    // Rounded to what a parameter holds: logarithms differ in their last bit from one system to another, and generated code must not.
    public static DensityNumber Trained(GraphBuilder builder, string name, int count, double initial, double floor) =>
        new(builder.Vector($"{builder.Head}.{name}", count, (float)Math.Log(initial)), floor);

    /// <summary>It as mathematics.</summary>
    public override string ToString()
    {
        var number = SpecText.Literal(Number).TrimEnd('d');
        return Log is null ? number : $"{number} + exp({Log.Name})";
    }
}
