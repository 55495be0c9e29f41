using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Probability;

/// <summary>An immutable matrix of float64 numbers, equal to another when their shapes and elements are.</summary>
public sealed class RealMatrix : IEquatable<RealMatrix>
{
    // Row by row.
    private readonly double[] values;

    internal RealMatrix(int rows, int columns, double[] values)
    {
        Rows = rows;
        Columns = columns;
        this.values = values;
    }

    /// <summary>A matrix of <paramref name="values"/>, which are copied.</summary>
    public static RealMatrix From(double[,] values) => Of(values.GetLength(0), values.GetLength(1), (row, column) => values[row, column]);

    /// <summary>A matrix of rows of equal length.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static RealMatrix FromRows(IEnumerable<RealVector> rows)
    {
        RealVector[] all = [.. rows];
        var columns = all.Length == 0 ? 0 : all[0].Count;
        for (var row = 0; row < all.Length; row++)
        {
            if (all[row].Count != columns)
            {
                throw new ArgumentException($"Row {row} has {all[row].Count} elements, row 0 has {columns}.", nameof(rows));
            }
        }

        return Of(all.Length, columns, (row, column) => all[row][column]);
    }

    /// <summary>The matrix with <paramref name="diagonal"/> on its diagonal and zeros elsewhere.</summary>
    public static RealMatrix FromDiagonal(RealVector diagonal) =>
        Of(diagonal.Count, diagonal.Count, (row, column) => row == column ? diagonal[row] : 0);

    /// <summary>The identity of <paramref name="count"/> dimensions.</summary>
    public static RealMatrix Identity(int count) => Of(count, count, (row, column) => row == column ? 1 : 0);

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The element in <paramref name="row"/> and <paramref name="column"/>, counted from 0.</summary>
    public double this[int row, int column] =>
        (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? values[(row * Columns) + column]
            : throw new ArgumentOutOfRangeException(nameof(row), $"({row}, {column}) is outside a matrix of {Rows} × {Columns}.");

    /// <summary>The difference of two matrices of one shape.</summary>
    internal RealMatrix Minus(RealMatrix other) => Of(Rows, Columns, (row, column) => this[row, column] - other[row, column]);

    /// <summary>One row.</summary>
    public RealVector Row(int row) => new(RowSpan(row).ToArray());

    /// <summary>The elements with equal row and column.</summary>
    public RealVector Diagonal() => RealVector.From(Enumerable.Range(0, Math.Min(Rows, Columns)).Select(i => this[i, i]));

    /// <summary>A copy as an array.</summary>
    public double[,] ToArray()
    {
        var array = new double[Rows, Columns];
        Buffer.BlockCopy(values, 0, array, 0, values.Length * sizeof(double));
        return array;
    }

    internal static RealMatrix Of(int rows, int columns, Func<int, int, double> element)
    {
        var values = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = element(row, column);
            }
        }

        return new(rows, columns, values);
    }

    internal static RealMatrix Of(Matrix<double> matrix) => Of(matrix.RowCount, matrix.ColumnCount, (row, column) => matrix[row, column]);

    internal ReadOnlySpan<double> RowSpan(int row) => values.AsSpan(row * Columns, Columns);

    internal Matrix<double> ToMathNet() => Matrix<double>.Build.DenseOfRowMajor(Rows, Columns, values);

    /// <inheritdoc/>
    public bool Equals(RealMatrix? other) =>
        other is not null && (Rows, Columns) == (other.Rows, other.Columns) && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RealMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, Columns, new RealVector(values));

    /// <summary>The matrix as <c>[[1, 0], [0, 1]]</c>.</summary>
    public override string ToString() => "[" + string.Join(", ", Enumerable.Range(0, Rows).Select(Row)) + "]";
}
