namespace FunctionalVae.Engine;

/// <summary>What a density has of its parameters alone, of those values of an example that are observed.</summary>
internal static class ObservedConstants
{
    // Values whose constants are kept at once.
    private const int Most = 512;

    /// <summary>Writes Σ over the observed values of the constants of both parameters in place of that over all, for each example that lacks some.</summary>
    /// <param name="totals">The sum over all values, of each example.</param>
    /// <param name="from">The first example.</param>
    /// <param name="observed">1 where a value is observed, 0 where it is missing.</param>
    /// <param name="first">The first parameter.</param>
    /// <param name="second">The second.</param>
    public static void Write<TDensity>(Span<double> totals, int from, Matrix observed, DensityParameter first, DensityParameter second)
        where TDensity : struct, IValueDensity
    {
        Span<double> room = stackalloc double[Most];
        for (var column = 0; column < observed.Columns; column += Most)
        {
            var constants = room[..Math.Min(Most, observed.Columns - column)];
            for (var i = 0; i < constants.Length; i++)
            {
                constants[i] = first.ConstantAt<TDensity>(0, column + i) + second.ConstantAt<TDensity>(1, column + i);
            }

            for (var example = 0; example < totals.Length; example++)
            {
                var shown = observed.Row(from + example);
                if (shown.ContainsAnyExcept(1f))
                {
                    totals[example] = (column == 0 ? 0 : totals[example]) + Sum(constants, shown[column..]);
                }
            }
        }
    }

    /// <summary>
    /// The values per example for which a parameter has a part in the gradient: <paramref name="columns"/>, less the share of those that are
    /// missing, each by the weight of its row.
    /// </summary>
    /// <param name="observed">1 where a value is observed, 0 where it is missing.</param>
    /// <param name="weights">A weight for each row, whose mean is 1; null where all count alike.</param>
    /// <param name="column">The first value that has the parameter.</param>
    /// <param name="columns">How many have it.</param>
    public static double Count(Matrix observed, Matrix? weights, int column, int columns)
    {
        double missing = 0;
        for (var row = 0; row < observed.Rows; row++)
        {
            double own = 0;
            foreach (var shown in observed.Row(row).Slice(column, columns))
            {
                own += 1 - shown;
            }

            missing += own * (weights is { } weight ? weight.Values[row] : 1);
        }

        return columns - (missing / observed.Rows);
    }

    private static double Sum(ReadOnlySpan<double> constants, ReadOnlySpan<float> shown)
    {
        double sum = 0;
        for (var i = 0; i < constants.Length; i++)
        {
            sum += shown[i] == 0 ? 0 : constants[i];
        }

        return sum;
    }
}
