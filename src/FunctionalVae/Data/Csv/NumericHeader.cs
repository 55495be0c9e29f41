using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>A first row of numbers that may well be the names of the columns: years, wavelengths, or 0, 1, 2.</summary>
internal static class NumericHeader
{
    // Fewer other rows say nothing about what is usual.
    private const int FewestOthers = 3;
    private const int ManyColumns = 4;
    private const int MostShown = 4;

    /// <summary>
    /// Refuses a first row of different numbers, all whole and not negative or else evenly spaced, that is unlike every other row: in each
    /// column farther from all others than these are from each other; or counting up by one, over rows that have fractions or, of four columns
    /// and more, do not count.
    /// </summary>
    /// <exception cref="InvalidDataSetException">It is such a row.</exception>
    public static void Refuse(ExampleTable table, string path)
    {
        var first = Row(table, 0);
        if (first.Distinct().Count() == first.Length && table.Count > 1 && (IsFarFromOthers(table, first) || IsCount(table, first)))
        {
            var shown = string.Join(", ", first.Take(MostShown).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            var more = first.Length > MostShown ? ", …" : "";
            throw new InvalidDataSetException(
                $"{path}: its first row ({shown}{more}) is unlike all others and may be the names of the columns. "
                    + "Say which it is: --header yes for names, --header no for an example (in code DataOptions.Header)."
            );
        }
    }

    private static bool IsFarFromOthers(ExampleTable table, double[] first)
    {
        if (table.Count <= FewestOthers || !(first.All(value => value >= 0 && double.IsInteger(value)) || IsEvenlySpaced(first)))
        {
            return false;
        }

        var (least, greatest) = (Row(table, 1), Row(table, 1));
        for (var row = 2; row < table.Count; row++)
        {
            var values = Row(table, row);
            for (var column = 0; column < values.Length; column++)
            {
                least[column] = Math.Min(least[column], values[column]);
                greatest[column] = Math.Max(greatest[column], values[column]);
            }
        }

        return Enumerable
            .Range(0, first.Length)
            .All(column => Math.Max(least[column] - first[column], first[column] - greatest[column]) > greatest[column] - least[column]);
    }

    private static bool IsCount(ExampleTable table, double[] first) =>
        IsEvenlySpaced(first)
        && first[1] - first[0] == 1
        && double.IsInteger(first[0])
        && Enumerable
            .Range(1, table.Count - 1)
            .Select(row => Row(table, row))
            .All(values => !values.All(double.IsInteger) || (values.Length >= ManyColumns && !IsEvenlySpaced(values)));

    private static bool IsEvenlySpaced(double[] values) =>
        values.Length > 1
        && values[1] > values[0]
        && Enumerable
            .Range(1, values.Length - 1)
            .All(i => Math.Abs(values[i] - values[i - 1] - (values[1] - values[0])) <= 1e-9 * Math.Abs(values[i]));

    private static double[] Row(ExampleTable table, int row)
    {
        var values = new double[table.Width];
        table.CopyExact(row, values);
        return values;
    }
}
