using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What <c>--column NAME=KIND</c> says of columns, by their names.</summary>
internal sealed class AskedColumns
{
    private const string Option = "--column";
    private const int MostLevels = 1 << 16;
    private readonly Dictionary<string, NumberScaling> scalings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> levels = new(StringComparer.Ordinal);
    private readonly List<string> dates = [];

    /// <summary>What columns are to be taken as.</summary>
    public Dictionary<string, ColumnKind> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the words.</summary>
    /// <exception cref="UserErrorException">One is not NAME=KIND, or a column is named twice.</exception>
    public static AskedColumns Of(IEnumerable<string> words)
    {
        var asked = new AskedColumns();
        foreach (var word in words)
        {
            asked.Add(word);
        }

        return asked;
    }

    /// <summary>The same as options of inference, which see what is added to <see cref="Kinds"/> later.</summary>
    public InferenceOptions Options(double? hidden, string? label) => new(hidden, label, Kinds, scalings) { Kept = levels };

    /// <summary>Refuses what was to be dates and is numbers.</summary>
    /// <exception cref="UserErrorException">A column that was to be of dates has none.</exception>
    public void RequireDates(InferredTable inferred)
    {
        if (inferred.Columns.FirstOrDefault(column => dates.Contains(column.Name) && column.Form.Date is null) is { } column)
        {
            throw new UserErrorException(
                $"{Option}: {column.Name} was to be taken as dates, and its cells are numbers. Write dates as 2026-11-30, or take it as a number."
            );
        }
    }

    private void Add(string word)
    {
        // Names may have the sign; kinds do not.
        var sign = word.LastIndexOf('=');
        var what = word[(sign + 1)..];
        var kept = KeptOf(what);
        if (sign > 0 && kept is null && what.StartsWith(ColumnWords.Kept, StringComparison.Ordinal))
        {
            throw new UserErrorException(
                $"{Option} {word}: {ColumnWords.Kept}N keeps the N most frequent levels, with N a whole number from 1 to {MostLevels}, such as {ColumnWords.Kept}20."
            );
        }

        var taken = ColumnWords.All.FirstOrDefault(known => known.Word == (kept is null ? what : ColumnWords.Category));
        if (sign <= 0 || taken is null)
        {
            throw new UserErrorException($"{Option} must be NAME=KIND, with a KIND of {ColumnWords.Listed}; it was '{word}'.");
        }

        var name = word[..sign];
        if (!Kinds.TryAdd(name, taken.Kind))
        {
            throw new UserErrorException($"{Option} says twice what {name} is to be taken as. Say it once.");
        }

        if (taken.Scaling is { } scaling)
        {
            scalings[name] = scaling;
        }

        if (taken.IsDate)
        {
            dates.Add(name);
        }

        if (kept is { } count)
        {
            levels[name] = count;
        }
    }

    // category:20 keeps the 20 most frequent levels.
    private static int? KeptOf(string what) =>
        what.StartsWith(ColumnWords.Kept, StringComparison.Ordinal)
        && int.TryParse(what[ColumnWords.Kept.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is > 0 and <= MostLevels
            ? count
            : null;
}
