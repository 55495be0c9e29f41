using System.Globalization;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Joins the tables of several files, which must agree in all but the number of examples.</summary>
internal static class TableJoin
{
    /// <param name="parts">The tables, in order.</param>
    /// <param name="names">The names of labels that have numbers already; null where none has.</param>
    public static ExampleTable Of(IReadOnlyList<ExampleTable> parts, IReadOnlyList<string>? names)
    {
        var first = parts[0];
        foreach (var part in parts.Skip(1))
        {
            RequireAlike(first, part);
        }

        var length = parts.Sum(part => (long)part.Values.Length);
        if (length > Array.MaxLength)
        {
            throw new InvalidDataSetException($"The files have {length} values in all: more than the {Array.MaxLength} of one array.");
        }

        var values = new float[length];
        var exact = parts.Any(part => part.Unrounded is not null) ? new double[length] : null;
        var end = 0;
        foreach (var part in parts)
        {
            part.Values.CopyTo(values.AsMemory(end));
            for (var row = 0; exact is not null && row < part.Count; row++)
            {
                part.CopyExact(row, exact.AsSpan(end + (row * part.Width), part.Width));
            }

            end += part.Values.Length;
        }

        var columns = parts.Select(part => part.Columns).FirstOrDefault(columns => columns is not null);
        var origins = parts.All(part => part.Origins is not null) ? RowOrigins.Join([.. parts.Select(part => part.Origins!)]) : null;
        var name = string.Join(" + ", parts.Select(part => part.Name));
        return ExampleTable.Read(name, first.Shape, (values, exact), columns, Labels(parts, names), origins);
    }

    private static TableLabels? Labels(IReadOnlyList<ExampleTable> parts, IReadOnlyList<string>? names)
    {
        if (parts[0].Labels is null)
        {
            return null;
        }

        // Names that one file lacks shift the numbers of the others: back to texts, and number them anew.
        var texts = new LabelTexts(names);
        foreach (var part in parts)
        {
            for (var row = 0; row < part.Count; row++)
            {
                texts.Add(part.LabelText(row));
            }
        }

        return texts.Build();
    }

    private static void RequireAlike(ExampleTable one, ExampleTable other)
    {
        var (first, second) = (File(one), File(other));
        if (one.Width != other.Width)
        {
            throw new InvalidDataSetException(
                $"{first} has {one.Width} values per example and {second} has {other.Width}. Join files of equal width only."
            );
        }

        if (one.Shape != other.Shape)
        {
            throw new InvalidDataSetException(
                $"{first} has examples of shape {one.Shape} and {second} of shape {other.Shape}. Give both the same shape."
            );
        }

        if (one.Columns is { } names && other.Columns is { } others && !names.SequenceEqual(others))
        {
            var column = Enumerable.Range(0, names.Count).First(column => names[column] != others[column]);
            throw new InvalidDataSetException(
                $"{first} and {second} name their columns differently: \"{Printable.Of(names[column])}\" and "
                    + $"\"{Printable.Of(others[column])}\". Bring the columns into the same order."
            );
        }

        if (one.Labels is null != other.Labels is null)
        {
            var (with, without) = one.Labels is null ? (second, first) : (first, second);
            throw new InvalidDataSetException($"{with} has labels and {without} has none. Give labels to both, or to neither.");
        }

        if (AreNumbersBesideTexts(one, other) || AreNumbersBesideTexts(other, one))
        {
            throw new InvalidDataSetException($"Labels are numbers in one of {first} and {second} and texts in the other. Use one kind.");
        }
    }

    private static bool AreNumbersBesideTexts(ExampleTable one, ExampleTable other) =>
        one is { Labels: not null, LabelNames: null }
        && other.LabelNames is { } names
        && names.Any(name => !double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static string File(ExampleTable table) => table.Origins?.File ?? table.Name;
}
