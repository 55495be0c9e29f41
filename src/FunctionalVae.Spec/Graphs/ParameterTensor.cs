namespace FunctionalVae;

/// <summary>A trained tensor, and where it lies in the vector of all parameters.</summary>
/// <param name="Name">Its stable name: <c>encoder.1.weight</c>.</param>
/// <param name="Shape">
/// [inputs, outputs] of a weight, [length] of a vector such as a bias, [kernel, kernel, channels, outputs] of a convolution, of which all sizes but
/// the last are inputs.
/// </param>
/// <param name="Offset">Where it begins.</param>
/// <param name="InitialCentre">The centre of the initial values.</param>
/// <param name="InitialRadius">Initial values are uniform on centre ± radius; the radius of an affine map is 1/√inputs (PyTorch's default).</param>
public sealed record ParameterTensor(string Name, Shape Shape, int Offset, double InitialCentre, double InitialRadius)
{
    /// <summary>Whether it is a vector, as biases are, and not a matrix.</summary>
    public bool IsVector => Shape.IsVector;

    /// <summary>Whether it is the weight of a convolution.</summary>
    public bool IsKernel => Shape.Dimensions.Count == 4;

    /// <summary>Rows of a weight; 1 for a vector.</summary>
    public int Inputs => Count / Outputs;

    /// <summary>Columns of a weight; the length of a vector.</summary>
    public int Outputs => Shape.Dimensions[Shape.Dimensions.Count - 1];

    /// <summary>The number of values.</summary>
    public int Count => (int)Shape.Count;
}
