namespace FunctionalVae.Checkpoints;

/// <summary>Between the engine's layout, weights as [inputs, outputs], and PyTorch's, [outputs, inputs].</summary>
internal static class TensorLayout
{
    public static NamedTensor Export(ParameterTensor tensor, float[] parameters)
    {
        var values = parameters.AsMemory(tensor.Offset, tensor.Count);
        return tensor.IsVector
            ? new(tensor.Name, Shape(tensor), values)
            : new(tensor.Name, Shape(tensor), Transpose(values.Span, tensor.Inputs, tensor.Outputs));
    }

    /// <summary>The shape that a tensor has in a file.</summary>
    public static IReadOnlyList<int> Shape(ParameterTensor tensor) => tensor.IsVector ? [tensor.Outputs] : [tensor.Outputs, tensor.Inputs];

    public static void Import(NamedTensor stored, ParameterTensor tensor, float[] parameters)
    {
        var values = tensor.IsVector ? stored.Values : Transpose(stored.Values.Span, tensor.Outputs, tensor.Inputs);
        values.CopyTo(parameters.AsMemory(tensor.Offset));
    }

    private static ReadOnlyMemory<float> Transpose(ReadOnlySpan<float> values, int rows, int columns)
    {
        var transposed = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = values[(row * columns) + column];
            }
        }

        return transposed;
    }
}
