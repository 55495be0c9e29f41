namespace FunctionalVae;

/// <summary>Where one trained tensor lies in the vector of all parameters.</summary>
/// <param name="Name">Its stable name: <c>encoder.1.weight</c>.</param>
/// <param name="Inputs">Rows of a weight [inputs, outputs]; 1 for a bias.</param>
/// <param name="Outputs">Columns of a weight; the length of a bias.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="FanIn">Inputs of its layer: initial values are uniform on ±1/√fan-in.</param>
public sealed record ParameterTensor(string Name, int Inputs, int Outputs, int Offset, int FanIn)
{
    /// <summary>The number of values.</summary>
    public int Count => Inputs * Outputs;

    /// <summary>Whether this is a bias, a vector.</summary>
    public bool IsBias => Name.EndsWith(".bias", StringComparison.Ordinal);
}
