using System.Globalization;
using FunctionalVae.Files;
using static System.FormattableString;

namespace FunctionalVae.Data;

/// <summary>Makes columns of a kind of what a file has in them.</summary>
internal static class ColumnMaker
{
    private const int MostShown = 3;

    // Of the level for all others, where a level of the file has no such name.
    private const string Other = "other";

    /// <summary>The column, or what is wrong where its cells are not of the kind.</summary>
    /// <param name="facts">Its cells, of which none alone is at fault (<see cref="WrongCell.OfKind"/>).</param>
    /// <param name="kind">The kind.</param>
    /// <param name="scaling">How numbers are to be scaled; null where the numbers decide.</param>
    /// <param name="kept">How many levels of a category are kept beside one for all others; null for all.</param>
    public static (InferredColumn? Column, string? Problem) Make(ColumnFacts facts, ColumnKind kind, NumberScaling? scaling, int? kept) =>
        kind switch
        {
            _ when facts.Observed == 0 => (null, "has no values"),
            ColumnKind.Number => (Number(facts, scaling), null),
            ColumnKind.Count => (Made(facts, new CountColumn(facts.Name), new(Decimals: 0), Range(facts)), null),
            ColumnKind.YesNo when YesNoWords.Of(facts) is { } words => (YesNo(facts, [words.No, words.Yes]), null),
            ColumnKind.YesNo when facts.Texts.Count == 2 => (
                YesNo(facts, [.. facts.Texts.Select(text => text.Text).Order(StringComparer.Ordinal)]),
                null
            ),
            ColumnKind.YesNo => (null, $"has {Different(facts)}, and yes or no are two"),
            ColumnKind.Category when facts.Texts.Count > 1 => (Category(facts, kept), null),
            _ => (null, $"has {Different(facts)}, and a category has at least two"),
        };

    private static string Different(ColumnFacts facts) =>
        facts.Texts.Count == 1 ? "one text only" : Invariant($"{facts.Texts.Count} different texts");

    private static InferredColumn Number(ColumnFacts facts, NumberScaling? scaling)
    {
        var points = facts.Points;
        var shown = points
            .OrderByDescending(point => point.Rows)
            .Take(MostShown)
            .Select(point => $"{facts.TextOf(point.Number)} ({Share(facts, point.Rows)})");
        var of =
            points.Count == 0
                ? ""
                : $"; {(points.Count == 1 ? "a point" : Invariant($"{points.Count} points"))}: {string.Join(", ", shown)}{(points.Count > MostShown ? ", …" : "")}";
        var known = points.Select(point => point.Number).ToHashSet();
        var column = new NumberColumn(
            facts.Name,
            ValueList.From(known),
            Scaling: scaling ?? ScalingGuess.Of([.. facts.Numbers.Where(number => !known.Contains(number))])
        );
        return Made(facts, column, facts.Date is null ? new(facts.Decimals) : new(Date: facts.Date), Range(facts) + of);
    }

    private static InferredColumn Category(ColumnFacts facts, int? kept)
    {
        var frequent = facts.Texts.OrderByDescending(text => text.Rows).ThenBy(text => text.Text, StringComparer.Ordinal).ToList();
        var levels = frequent
            .Take(kept ?? frequent.Count)
            .Select(text => text.Text)
            // Numbers by size, and a none behind them.
            .OrderBy(text =>
                !facts.AreNumbers ? 0
                : CsvNumber.TryRead(text, out var number) ? number
                : double.PositiveInfinity
            )
            .ThenBy(text => text, StringComparer.Ordinal)
            .ToList();
        var first = facts.Texts.Where(text => levels.Contains(text.Text)).OrderByDescending(text => text.Rows).Take(MostShown);
        var shown =
            string.Join(", ", first.Select(text => $"{Word(text.Text)} ({Share(facts, text.Rows)})"))
            + (levels.Count > MostShown ? ", …" : "");
        var count = Invariant($"{facts.Texts.Count} levels");
        if (kept is null)
        {
            return Made(facts, new CategoryColumn(facts.Name, ValueList.From(levels)), new(), $"{count}: {shown}");
        }

        var other = Other;
        while (levels.Contains(other))
        {
            other = $"({other})";
        }

        var rest = frequent.Skip(levels.Count).Sum(text => text.Rows);
        var most = levels.Count == 1 ? "the most frequent one is kept" : Invariant($"the {levels.Count} most frequent are kept");
        return Made(
            facts,
            new CategoryColumn(facts.Name, ValueList.From(levels.Append(other)), Other: other),
            new(),
            rest == 0
                ? $"{count}: {shown}; what else may come is {Word(other)}"
                : $"{count}, {most}: {shown}; all else is {Word(other)} ({Share(facts, rest)})"
        );
    }

    private static InferredColumn YesNo(ColumnFacts facts, string[] words)
    {
        var form = new ColumnForm(No: words[0], Yes: words[1]);
        var rows = facts.Texts.Where(text => text.Text.Equals(form.Yes, form.Words)).Sum(text => text.Rows);
        return Made(facts, new YesNoColumn(facts.Name), form, $"yes is {Word(form.Yes)} ({Share(facts, rows)}), no is {Word(form.No)}");
    }

    // What would look like two levels, or like a share, is told from them by quotes.
    private static string Word(string text) => text.AsSpan().IndexOfAny(",;()\"") >= 0 ? $"\"{Printable.Of(text)}\"" : Printable.Of(text);

    private static InferredColumn Made(ColumnFacts facts, Column column, ColumnForm form, string why) =>
        new(facts.Name, column, form, facts.Rows - facts.Observed, why);

    private static string Range(ColumnFacts facts) =>
        $"{facts.TextOf(facts.ByNumber[0].Number)} to {facts.TextOf(facts.ByNumber[^1].Number)}, mean "
        + (facts.Date is { } form ? CsvDate.Text(facts.Numbers.Average(), form) : Invariant($"{facts.Numbers.Average():G4}"));

    private static string Share(ColumnFacts facts, int rows) =>
        (rows / (double)facts.Observed).ToString("P1", CultureInfo.InvariantCulture);
}
