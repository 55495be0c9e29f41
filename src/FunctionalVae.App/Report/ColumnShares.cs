using System.Globalization;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The values of a column as shares of bins or levels, of both sets by the same ones.</summary>
/// <param name="Distribution">The shares.</param>
/// <param name="Real">How many values of the data they are of.</param>
/// <param name="Drawn">How many of the model.</param>
internal sealed record ColumnShares(Distribution Distribution, int Real, int Drawn)
{
    private const int Bins = 24;
    private const int MostLevels = 10;

    // Fewer could be found again by who knows them.
    private const int LeastRows = 5;

    // What lies beyond is counted in the outermost bins: a few far values would leave the others no room.
    private const double Tail = 0.005;

    /// <summary>Which share of one set would have to move to make the other: 0 for alike, 1 for apart.</summary>
    public double Distance => Distribution.First.Zip(Distribution.Second, (one, other) => Math.Abs(one - other)).Sum() / 2;

    /// <summary>
    /// What the distance is on average where both sets are independent draws of one distribution, whose shares are those of both together: each
    /// difference is then nearly normal, and the mean of |N(0, σ²)| is σ √(2/π).
    /// </summary>
    public double Chance =>
        Real == 0 || Drawn == 0
            ? 0
            : Distribution
                .First.Zip(Distribution.Second, (one, other) => ((Real * one) + (Drawn * other)) / (Real + Drawn))
                .Sum(share => Math.Sqrt(2 / Math.PI * Math.Max(0, share * (1 - share)) * ((1.0 / Real) + (1.0 / Drawn)))) / 2;

    /// <param name="column">The values.</param>
    /// <param name="hasRows">Whether what is of a single row may be seen; else levels of few rows are taken together, and the bins' outer edges are round numbers.</param>
    public static ColumnShares Of(ColumnValues column, bool hasRows)
    {
        double[] real = [.. column.Real.OfType<double>()];
        double[] drawn = [.. column.Drawn.OfType<double>()];
        if (column.Levels is { } levels)
        {
            return OfLevels(column, Enumerable.Range(0, levels.Count).Select(level => ((double)level, levels[level])), hasRows);
        }

        double[] few = [.. real.Concat(drawn).Distinct().Order().Take(MostLevels + 1)];
        if (few.Length <= MostLevels)
        {
            return OfLevels(column, few.Select(value => (value, value.ToString("G6", CultureInfo.InvariantCulture))), hasRows);
        }

        var (low, high, bins) = Edges([.. (real.Length > 0 ? real : drawn).Order()], hasRows);
        return new(
            new(column.Name + Missing(column), Shares(real, low, high, bins), Shares(drawn, low, high, bins)) { Low = low, High = high },
            real.Length,
            drawn.Length
        );
    }

    private static (double Low, double High, int Bins) Edges(double[] sorted, bool areExact)
    {
        var (low, high) = (Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
        if (!areExact && high > low)
        {
            // Less than a fifth of the range on each side.
            var step = Math.Pow(10, Math.Floor(Math.Log10(high - low))) / 5;
            (low, high) = (step * Math.Floor(low / step), step * Math.Ceiling(high / step));
        }

        var isWhole = sorted.All(double.IsInteger) && double.IsInteger(low) && double.IsInteger(high) && high - low < Bins;
        (low, high) =
            isWhole ? (low - 0.5, high + 0.5)
            : high > low ? (low, high)
            : (low - 1, high + 1);
        return (low, high, isWhole ? (int)(high - low) : Bins);
    }

    private static ColumnShares OfLevels(ColumnValues column, IEnumerable<(double Value, string Name)> levels, bool hasRows)
    {
        var shares = levels
            .Select(level => (level.Name, Real: Share(column.Real, level.Value), Drawn: Share(column.Drawn, level.Value)))
            .ToList();
        var shown = shares.Where(level => hasRows || level.Real * column.Real.Count > LeastRows - 0.5).ToList();
        if (shown.Count > (shown.Count < shares.Count ? MostLevels - 1 : MostLevels))
        {
            shown = [.. shown.OrderByDescending(level => level.Real).Take(MostLevels - 1)];
        }

        if (shown.Count < shares.Count)
        {
            shown.Add(
                (
                    Counted.Of(shares.Count - shown.Count, "other"),
                    shares.Sum(level => level.Real) - shown.Sum(level => level.Real),
                    shares.Sum(level => level.Drawn) - shown.Sum(level => level.Drawn)
                )
            );
        }

        if (Share(column.Real, null) + Share(column.Drawn, null) > 0 || shown.Count == 0)
        {
            shown.Add(("missing", Share(column.Real, null), Share(column.Drawn, null)));
        }

        return new(
            new(column.Name, [.. shown.Select(level => level.Real)], [.. shown.Select(level => level.Drawn)])
            {
                Levels = [.. shown.Select(level => level.Name)],
            },
            column.Real.Count,
            column.Drawn.Count
        );
    }

    private static string Missing(ColumnValues column)
    {
        var (real, drawn) = (Share(column.Real, null), Share(column.Drawn, null));
        return real + drawn > 0 ? Invariant($" (missing {100 * real:F0} %, drawn {100 * drawn:F0} %)") : "";
    }

    private static double Share(IReadOnlyList<double?> values, double? value) => values.Count(one => one == value) / (double)values.Count;

    private static double[] Shares(double[] values, double low, double high, int bins)
    {
        var shares = new double[bins];
        foreach (var value in values)
        {
            shares[(int)Math.Clamp((value - low) / (high - low) * bins, 0, bins - 1)] += 1.0 / values.Length;
        }

        return shares;
    }

    private static double Quantile(double[] sorted, double probability) => sorted[(int)Math.Round(probability * (sorted.Length - 1))];
}
