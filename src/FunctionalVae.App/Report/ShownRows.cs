using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The rows of the data that a page shows one by one, by their places.</summary>
internal static class ShownRows
{
    /// <summary>Shows 3 test images: rows 0, 1 and 17 of digits, counted from 0.</summary>
    /// <param name="data">The data.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">Numbers among the test examples.</param>
    public static string Text(RunData data, IVaeModel model, IReadOnlyList<int> rows)
    {
        RowPlace[] places = [.. rows.Select(data.Test.PlaceOf)];
        var files = places
            .GroupBy(place => place.File)
            .Select(file => $"{Listed([.. file.Select(place => place.Row)])} of {Name(data, file.Key)}");
        return Invariant(
            $"Shows {rows.Count} {data.PartOfTest} {(rows.Count == 1 ? ModelText.Example(model) : ModelText.Examples(model))}: {string.Join("; ", files)}, counted from 0."
        );
    }

    // Embedded data come from no file.
    private static string Name(RunData data, string file) => file == data.Test.Name ? data.Name : Path.GetFileName(file);

    private static string Listed(IReadOnlyList<int> rows)
    {
        string[] parts = [.. Ranges(rows)];
        return (rows.Count == 1 ? "row " : "rows ")
            + (parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}");
    }

    // Three or more that follow each other are told by both ends.
    private static IEnumerable<string> Ranges(IReadOnlyList<int> rows)
    {
        for (var start = 0; start < rows.Count; )
        {
            var count = 1;
            while (start + count < rows.Count && rows[start + count] == rows[start] + count)
            {
                count++;
            }

            var taken = count < 3 ? 1 : count;
            yield return taken == 1 ? Invariant($"{rows[start]}") : Invariant($"{rows[start]} to {rows[start + taken - 1]}");
            start += taken;
        }
    }
}
