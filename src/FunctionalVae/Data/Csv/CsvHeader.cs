using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Whether the first row of a CSV file names the columns, and where the labels are.</summary>
internal static class CsvHeader
{
    /// <summary>
    /// A first row is a header when it is the known one, or has texts that are neither numbers nor marks of missing values; unless each of
    /// its texts stands over another text beside numbers: a column of labels.
    /// </summary>
    /// <param name="first">The first row.</param>
    /// <param name="second">The second; null when there is none.</param>
    /// <param name="known">Names that the columns of data are known to have; null where nothing is known.</param>
    public static bool IsHeader(CsvRow first, CsvRow? second, IReadOnlyList<string>? known)
    {
        if (known is not null && IsKnown(first.ToTexts(), known))
        {
            return true;
        }

        var texts = 0;
        var overText = 0;
        for (var column = 0; column < first.Count; column++)
        {
            if (IsText(first[column]))
            {
                texts++;
                overText += second is not null && column < second.Count && IsText(second[column]) ? 1 : 0;
            }
        }

        var named = Enumerable.Range(0, first.Count).Count(column => !first[column].IsEmpty);
        return texts > 0 && (overText < texts || texts == named);
    }

    // A column of labels is none of the known ones.
    private static bool IsKnown(string[] first, IReadOnlyList<string> known) =>
        first.SequenceEqual(known)
        || (
            first.Length == known.Count + 1
            && Enumerable.Range(0, first.Length).Any(label => first.Where((_, column) => column != label).SequenceEqual(known))
        );

    /// <summary>The number of the label column, from 0; −1 when none is asked for.</summary>
    /// <exception cref="InvalidDataSetException">There is no such column, or several have the name.</exception>
    public static int LabelColumn(string path, string? wanted, IReadOnlyList<string>? names, int width)
    {
        if (wanted is null)
        {
            return -1;
        }

        int[] named = [.. Enumerable.Range(0, width).Where(column => names?[column] == wanted)];
        if (named.Length == 1)
        {
            return named[0];
        }

        var isNumber = int.TryParse(wanted, System.Globalization.CultureInfo.InvariantCulture, out var number);
        if (named.Length == 0 && isNumber && number != 0 && Math.Abs((long)number) <= width)
        {
            return number > 0 ? number - 1 : width + number;
        }

        var columns = names is null
            ? $"The file has no header; give a number from 1 to {width}, or -1 for the last."
            : $"Its columns are {Listed(names)}; give a name, a number from 1 to {width}, or -1 for the last.";
        var problem = named.Length > 1 ? $"{named.Length} columns are called" : "there is no column";
        throw new InvalidDataSetException($"{path}: {problem} \"{Printable.Of(wanted)}\" for the labels. {columns}");
    }

    /// <exception cref="InvalidDataSetException">Two columns have one name: by that nobody could tell them apart.</exception>
    public static void RequireDistinct(CsvOrigin origin)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < origin.Columns!.Count; column++)
        {
            var name = origin.Columns[column];
            if (name.Length > 0 && !seen.TryAdd(name, column))
            {
                var (first, second) = (seen[name] + 1, column + 1);
                throw new InvalidDataSetException(
                    FormattableString.Invariant(
                        $"{origin.File}: columns {first} and {second} are both called \"{Printable.Of(name)}\". Give each column a name of its own."
                    )
                );
            }
        }
    }

    private static bool IsText(ReadOnlySpan<char> cell) => !CsvNumber.IsMissing(cell) && !CsvNumber.TryRead(cell, out _);

    private static string Listed(IReadOnlyList<string> names) => Listing.Of(names.Select(name => $"\"{Printable.Of(name)}\""));
}
