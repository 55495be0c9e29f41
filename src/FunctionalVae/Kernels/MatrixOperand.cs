namespace FunctionalVae.Kernels;

/// <summary>A factor of a matrix product: a matrix, or its transpose, read through two strides.</summary>
internal readonly struct MatrixOperand(float[] data, int offset, int rows, int columns, int rowStride, int columnStride)
{
    public float[] Data { get; } = data;

    public int Offset { get; } = offset;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    /// <summary>The matrix as it lies.</summary>
    public static MatrixOperand Of(Matrix matrix) => new(matrix.Data, matrix.Offset, matrix.Rows, matrix.Columns, matrix.Columns, 1);

    /// <summary>The matrix read column by column.</summary>
    public static MatrixOperand Transposed(Matrix matrix) =>
        new(matrix.Data, matrix.Offset, matrix.Columns, matrix.Rows, 1, matrix.Columns);
}
