using System.Globalization;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A column of a table that a command writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The cell of a row, for CSV.</param>
/// <param name="Number">The same as a number, for arrays; null for a column that arrays do without.</param>
internal sealed record ResultColumn(string Name, Func<int, string> Text, Func<int, float>? Number)
{
    private const string Label = "label";

    // 32-bit floats hold every whole number up to 2^24.
    private const int MostExact = 1 << 24;

    /// <summary>Columns of numbers that lie row by row: [rows, names].</summary>
    public static IEnumerable<ResultColumn> Of(IReadOnlyList<string> names, ReadOnlyMemory<double> values) =>
        names.Select(
            (name, column) =>
                new ResultColumn(
                    name,
                    row => TextOf(values.Span[(row * names.Count) + column]),
                    row => (float)values.Span[(row * names.Count) + column]
                )
        );

    /// <summary>Where examples stand: the file where there are several, the row of the file from 0, and the part of the run.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="part">What an example is to the run: train, test or new.</param>
    public static IEnumerable<ResultColumn> Places(ExampleTable table, Func<int, string> part)
    {
        RowPlace[] places = [.. Enumerable.Range(0, table.Count).Select(table.PlaceOf)];
        if (places.Select(place => place.File).Distinct().Skip(1).Any())
        {
            yield return new("file", row => places[row].File, null);
        }

        yield return new("row", row => places[row].Row.ToString(CultureInfo.InvariantCulture), null);
        yield return new("part", part, null);
    }

    /// <summary>The labels as the file spells them; none where there are none. In arrays a label that is a text is its number in the run's record.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="known">The label names that the run has numbered; null where it has none.</param>
    public static IEnumerable<ResultColumn> Labels(ExampleTable table, IReadOnlyList<string>? known)
    {
        if (table.Labels is { } labels)
        {
            yield return new(Label, row => table.LabelText(row)!, row => Code(table, row, labels[row], known));
        }
    }

    /// <summary>The labels of what a conditional model made; none where there are none.</summary>
    public static IEnumerable<ResultColumn> Labels(Batch made)
    {
        if (made.Labels is { } labels)
        {
            yield return new(Label, row => labels[row].ToString(CultureInfo.InvariantCulture), row => labels[row]);
        }
    }

    private static float Code(ExampleTable table, int row, int label, IReadOnlyList<string>? known)
    {
        if (table.LabelNames is not null)
        {
            // By name: only the run says which number a text has.
            var text = table.LabelText(row)!;
            label = known is null ? -1 : known.TakeWhile(name => name != text).Count();
            if (label < 0 || label == known!.Count)
            {
                throw new UserErrorException(
                    $"The label \"{text}\" is a text that the run has no number for, and arrays hold numbers. Write CSV."
                );
            }
        }

        return Math.Abs((long)label) > MostExact
            ? throw new UserErrorException(
                Invariant($"A label is beyond {MostExact}, and the numbers of an array hold no more digits. Write CSV.")
            )
            : label;
    }

    // The shortest text that reads back as the same number: of 32 bits where it is one of these, but for whole numbers, which may be names.
    private static string TextOf(double value) =>
        double.IsNaN(value) || ((float)value == value && !double.IsInteger(value))
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
}
