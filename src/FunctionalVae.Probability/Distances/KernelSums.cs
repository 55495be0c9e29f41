namespace FunctionalVae.Probability;

/// <summary>A kernel's values between all pairs of points, and their sums over the parts of a division: [points, points] numbers are held.</summary>
internal sealed class KernelSums
{
    private readonly double[][] values;
    private readonly double[] rows;
    private readonly double all;

    public KernelSums(Kernel kernel, RealMatrix points)
    {
        values = new double[points.Rows][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new double[values.Length];
            for (var j = 0; j <= i; j++)
            {
                values[i][j] = kernel.AtSquare(PointRows.SquaredDistance(points.RowSpan(i), points.RowSpan(j)));
                values[j][i] = values[i][j];
            }
        }

        rows = [.. values.Select(row => row.Sum())];
        all = rows.Sum();
    }

    /// <summary>Over pairs of the first part, pairs of the others, and pairs of one of each.</summary>
    /// <param name="first">The numbers of the first part's points.</param>
    public (double First, double Second, double Between) Of(ReadOnlySpan<int> first)
    {
        var isFirst = new double[values.Length];
        foreach (var i in first)
        {
            isFirst[i] = 1;
        }

        var (within, total) = (0.0, 0.0);
        foreach (var i in first)
        {
            var (row, sum) = (values[i], 0.0);
            for (var j = 0; j < row.Length; j++)
            {
                sum += isFirst[j] * row[j];
            }

            within += sum;
            total += rows[i];
        }

        var between = total - within;
        return (within, all - within - (2 * between), between);
    }
}
