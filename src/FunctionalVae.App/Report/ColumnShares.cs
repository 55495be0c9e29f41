using System.Globalization;
using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The values of a column as shares of bins or levels, of both sets by the same ones.</summary>
internal static class ColumnShares
{
    private const int Bins = 24;
    private const int MostLevels = 10;

    // What lies beyond is counted in the outermost bins: a few far values would leave the others no room.
    private const double Tail = 0.005;

    public static Distribution Of(ColumnValues column)
    {
        double[] real = [.. column.Real.OfType<double>()];
        double[] drawn = [.. column.Drawn.OfType<double>()];
        if (column.Levels is { } levels)
        {
            return OfLevels(column, Enumerable.Range(0, levels.Count).Select(level => ((double)level, levels[level])));
        }

        double[] few = [.. real.Concat(drawn).Distinct().Order().Take(MostLevels + 1)];
        if (few.Length is > 0 and <= MostLevels)
        {
            return OfLevels(column, few.Select(value => (value, value.ToString("G6", CultureInfo.InvariantCulture))));
        }

        double[] sorted = [.. (real.Length > 0 ? real : drawn).Order()];
        if (sorted.Length == 0)
        {
            return OfLevels(column, []);
        }

        var (low, high) = (Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
        var isWhole = sorted.All(double.IsInteger) && high - low < Bins;
        (low, high) =
            isWhole ? (low - 0.5, high + 0.5)
            : high > low ? (low, high)
            : (low - 1, high + 1);
        var bins = isWhole ? (int)(high - low) : Bins;
        return new(column.Name + Missing(column), Shares(real, low, high, bins), Shares(drawn, low, high, bins)) { Low = low, High = high };
    }

    /// <summary>Which share of one set would have to move to make the other: 0 for alike, 1 for apart.</summary>
    public static double Distance(Distribution distribution) =>
        distribution.First.Zip(distribution.Second, (one, other) => Math.Abs(one - other)).Sum() / 2;

    private static Distribution OfLevels(ColumnValues column, IEnumerable<(double Value, string Name)> levels)
    {
        var shares = levels
            .Select(level => (level.Name, Real: Share(column.Real, level.Value), Drawn: Share(column.Drawn, level.Value)))
            .ToList();
        var shown = shares.Count > MostLevels ? [.. shares.OrderByDescending(level => level.Real).Take(MostLevels - 1)] : shares;
        if (shown.Count < shares.Count)
        {
            shown.Add(
                (
                    Invariant($"{shares.Count - shown.Count} others"),
                    shares.Sum(level => level.Real) - shown.Sum(level => level.Real),
                    shares.Sum(level => level.Drawn) - shown.Sum(level => level.Drawn)
                )
            );
        }

        if (Share(column.Real, null) + Share(column.Drawn, null) > 0 || shown.Count == 0)
        {
            shown.Add(("missing", Share(column.Real, null), Share(column.Drawn, null)));
        }

        return new(column.Name, [.. shown.Select(level => level.Real)], [.. shown.Select(level => level.Drawn)])
        {
            Levels = [.. shown.Select(level => level.Name)],
        };
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
