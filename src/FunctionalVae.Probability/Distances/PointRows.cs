namespace FunctionalVae.Probability;

/// <summary>Matrices of points, one per row.</summary>
internal static class PointRows
{
    public static RealMatrix Check(RealMatrix points, string name)
    {
        if (points.Rows == 0 || points.Columns == 0)
        {
            throw new ArgumentException(
                $"{name} is {points.Rows} × {points.Columns}; it must have at least one point and one dimension.",
                name
            );
        }

        return Arguments.Finite(points, name);
    }

    /// <summary>The squared distance Σ (xᵢ − yᵢ)².</summary>
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }

        return sum;
    }

    /// <summary>The rows of both, those of <paramref name="first"/> before those of <paramref name="second"/>.</summary>
    public static RealMatrix Join(RealMatrix first, RealMatrix second) =>
        RealMatrix.Of(
            first.Rows + second.Rows,
            first.Columns,
            (row, column) => row < first.Rows ? first[row, column] : second[row - first.Rows, column]
        );

    /// <summary>The rows of the given numbers.</summary>
    public static RealMatrix Choose(RealMatrix points, ReadOnlyMemory<int> rows) =>
        RealMatrix.Of(rows.Length, points.Columns, (row, column) => points[rows.Span[row], column]);
}
