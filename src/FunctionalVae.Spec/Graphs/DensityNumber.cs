namespace FunctionalVae.Graphs;

/// <summary>What a parameter of a density is in a graph.</summary>
/// <param name="Log">The trained s, one for all values or one for each; null where the parameter is given.</param>
/// <param name="Number">The parameter where it is given; otherwise the floor of floor + e^s.</param>
internal sealed record DensityNumber(ParameterTensor? Log, double Number)
{
    /// <summary>It as mathematics.</summary>
    public override string ToString()
    {
        var number = SpecText.Literal(Number).TrimEnd('d');
        return Log is null ? number : $"{number} + exp({Log.Name})";
    }
}
