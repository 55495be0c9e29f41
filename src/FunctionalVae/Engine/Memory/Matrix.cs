namespace FunctionalVae.Engine;

/// <summary>A row-major matrix of float32 values inside a larger array.</summary>
/// <param name="data">The array that holds it.</param>
/// <param name="offset">Where its first value lies.</param>
/// <param name="rows">Rows: the examples of a batch, or the inputs of a weight.</param>
/// <param name="columns">Columns: values per example, or the outputs of a weight.</param>
public readonly struct Matrix(float[] data, int offset, int rows, int columns)
{
    /// <summary>The array that holds the matrix.</summary>
    public float[] Data { get; } = data;

    /// <summary>Where the first value lies in <see cref="Data"/>.</summary>
    public int Offset { get; } = offset;

    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The number of values.</summary>
    public int Count => Rows * Columns;

    /// <summary>All values, row by row.</summary>
    public Span<float> Values => Data.AsSpan(Offset, Count);

    /// <summary>The values of row <paramref name="row"/>.</summary>
    public Span<float> Row(int row) => Data.AsSpan(Offset + (row * Columns), Columns);
}
