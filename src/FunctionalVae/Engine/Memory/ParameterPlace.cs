using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>Where the engine keeps one trained tensor.</summary>
/// <param name="Offset">Where it begins in the engine's array of all parameters.</param>
/// <param name="Tensor">Its shape, and where it begins in a row-major vector of all parameters.</param>
internal readonly record struct ParameterPlace(int Offset, ParameterTensor Tensor)
{
    /// <summary>Floats, padding included.</summary>
    public long Size => Panels.Size(Tensor.Inputs, Tensor.Outputs);

    /// <summary>The tensor in an array of all parameters.</summary>
    public Panels In(float[] array) => new(array, Offset, Tensor.Inputs, Tensor.Outputs);

    /// <summary>The vector in an array of all parameters: its panels are one row.</summary>
    public Matrix VectorIn(float[] array) => new(array, Offset, 1, Tensor.Outputs);

    /// <summary>Copies the tensor out of a row-major vector of all parameters.</summary>
    // Optimised at once, as Unpack is: a model is packed once, row by row, and that is many rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<float> values, float[] packed)
    {
        var panels = In(packed);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            for (var row = 0; row < panels.Rows; row++)
            {
                values.Slice(Row(panel, row), Columns(panel)).CopyTo(packed.AsSpan(Row(panels, panel, row)));
            }
        }
    }

    /// <summary>Copies the tensor into a row-major vector of all parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Unpack(float[] packed, Span<float> values)
    {
        var panels = In(packed);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            for (var row = 0; row < panels.Rows; row++)
            {
                packed.AsSpan(Row(panels, panel, row), Columns(panel)).CopyTo(values[Row(panel, row)..]);
            }
        }
    }

    private int Columns(int panel) => Math.Min(Panels.Width, Tensor.Outputs - (panel * Panels.Width));

    private int Row(int panel, int row) => Tensor.Offset + (row * Tensor.Outputs) + (panel * Panels.Width);

    private int Row(Panels panels, int panel, int row) => panels.Start(panel) + (row * Panels.WidthOf(panel, Tensor.Outputs));
}
