namespace FunctionalVae.Plans;

/// <summary>A trained tensor.</summary>
/// <param name="Name">Its stable name: <c>encoder.1.weight</c>, <c>posterior.bias</c>.</param>
/// <param name="Index">Its number among the plan's parameters.</param>
/// <param name="Inputs">Rows of a weight [inputs, outputs]; 1 for a vector.</param>
/// <param name="Outputs">Columns of a weight; the length of a vector.</param>
/// <param name="Offset">Where it begins in the vector of all parameters.</param>
/// <param name="IsVector">Whether it is a vector [outputs], as biases are, and no matrix.</param>
/// <param name="InitialCentre">The centre of the initial values.</param>
/// <param name="InitialRadius">Initial values are uniform on centre ± radius; the radius of an affine map is 1/√inputs (PyTorch's default).</param>
public sealed record PlanParameter(
    string Name,
    int Index,
    int Inputs,
    int Outputs,
    int Offset,
    bool IsVector,
    double InitialCentre,
    double InitialRadius
)
{
    /// <summary>The number of values.</summary>
    public int Count => Inputs * Outputs;
}
