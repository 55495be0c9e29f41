namespace FunctionalVae.Data;

/// <summary>Ranges, means and deviations of a table's columns, in double precision.</summary>
internal static class ColumnStatistics
{
    /// <summary>The least and the greatest value of each column.</summary>
    public static (double[] Least, double[] Greatest) Ranges(ExampleTable table)
    {
        var (least, greatest) = (new double[table.Width], new double[table.Width]);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(greatest, double.NegativeInfinity);
        var values = new double[table.Width];
        for (var row = 0; row < table.Count; row++)
        {
            table.CopyExact(row, values);
            for (var column = 0; column < values.Length; column++)
            {
                least[column] = Math.Min(least[column], values[column]);
                greatest[column] = Math.Max(greatest[column], values[column]);
            }
        }

        return (least, greatest);
    }

    /// <summary>The mean and the standard deviation (over n) of each column; of a constant column its value and 1.</summary>
    public static (double[] Means, double[] Deviations) Moments(ExampleTable table)
    {
        var (least, greatest) = Ranges(table);
        // From the least value on: sums of large, nearly equal values would lose the digits in which they differ.
        double[] means = [.. Averages(table, static (value, least) => value - least, least).Zip(least, (mean, from) => mean + from)];
        double[] variances = [.. Averages(table, static (value, mean) => (value - mean) * (value - mean), means)];

        // Rounding may leave a constant column a tiny variance, by which its rounding would be blown up.
        for (var column = 0; column < means.Length; column++)
        {
            var isConstant = least[column] == greatest[column];
            means[column] = isConstant ? least[column] : means[column];
            variances[column] = isConstant ? 1 : Math.Sqrt(variances[column]);
        }

        return (means, variances);
    }

    private static double[] Averages(ExampleTable table, Func<double, double, double> term, double[] centres)
    {
        var sums = new double[table.Width];
        var values = new double[table.Width];
        for (var row = 0; row < table.Count; row++)
        {
            table.CopyExact(row, values);
            for (var column = 0; column < values.Length; column++)
            {
                sums[column] += term(values[column], centres[column]);
            }
        }

        return [.. sums.Select(sum => sum / table.Count)];
    }
}
