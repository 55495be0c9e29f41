namespace FunctionalVae.Data;

/// <summary>
/// The knots of a quantile scale at its least number, where several rows have that. The number gets an interval of its own, of the width of the
/// smallest gap between two numbers, for the share of its rows: below it lies what lies below a number that one row has, half a row.
/// </summary>
internal static class TiedEnd
{
    // Fewer rows have one number by chance, and what is drawn beyond it is next to nothing.
    private const int FewestRows = 5;

    /// <summary>Knots with their scores, in place of every other up to the last of them; none where no such end is there.</summary>
    /// <param name="sorted">The numbers; at least one.</param>
    public static IReadOnlyList<(double Number, double Score)> AtLeast(ReadOnlySpan<double> sorted)
    {
        var (least, count) = (sorted[0], (double)sorted.Length);
        var rows = sorted.LastIndexOf(least) + 1;
        if (rows < FewestRows || rows == sorted.Length)
        {
            return [];
        }

        var half = least + ((sorted[rows] - least) / 2);
        var inner = Math.Min(half, least + (SmallestGap(sorted) / 2));
        var (below, middle) = (NormalDistribution.Quantile(0.5 / count), NormalDistribution.Quantile(rows / (2 * count)));
        // Between the interval and half-way to the next number there is nothing, and a scale rises there too: by half a row.
        var above = NormalDistribution.Quantile((inner < half ? rows - 0.5 : rows) / count);
        // One line through the number itself, by its mid-rank.
        var outer = least - ((inner - least) * (middle - below) / (above - middle));
        // Beyond, as wide as the numbers are on the whole.
        var far = outer - ((sorted[^1] - least) / (-2 * below));
        return far < outer && outer < least && least < inner && double.IsFinite(far)
            ? [(far, below - 1), (outer, below), (inner, above)]
            : [];
    }

    /// <summary>The same at the greatest number, in place of every other from the first of them on.</summary>
    /// <param name="sorted">The numbers; at least one.</param>
    public static IReadOnlyList<(double Number, double Score)> AtGreatest(ReadOnlySpan<double> sorted)
    {
        var mirrored = new double[sorted.Length];
        for (var i = 0; i < mirrored.Length; i++)
        {
            mirrored[i] = -sorted[^(i + 1)];
        }

        return [.. AtLeast(mirrored).Reverse().Select(knot => (-knot.Number, -knot.Score))];
    }

    private static double SmallestGap(ReadOnlySpan<double> sorted)
    {
        var smallest = double.PositiveInfinity;
        for (var i = 1; i < sorted.Length; i++)
        {
            smallest = sorted[i] > sorted[i - 1] ? Math.Min(smallest, sorted[i] - sorted[i - 1]) : smallest;
        }

        return smallest;
    }
}
