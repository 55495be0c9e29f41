using System.Text.RegularExpressions;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>The first cell by which a column is not what it looks like, or was to be taken as.</summary>
internal static partial class WrongCell
{
    /// <summary>Of a column of which nobody said what it is: one of numbers, or of dates, of which some are written wrongly. Null where it is neither.</summary>
    /// <param name="facts">The column.</param>
    /// <param name="separator">What stands between the cells of the file, for messages.</param>
    public static (string Text, string Problem)? OfLooks(ColumnFacts facts, char separator) =>
        OfDates(facts)
        ?? (ColumnGuess.IsMisspelled(facts) ? First(facts, new NumberColumn(facts.Name, MayBeMissing: true), new(), separator) : null);

    /// <summary>Of a column that is taken as a kind; null where all cells are of it, or no cell alone is at fault.</summary>
    /// <param name="facts">The column.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="scaling">How numbers are to be scaled; null where the numbers decide.</param>
    /// <param name="separator">What stands between the cells of the file, for messages.</param>
    public static (string Text, string Problem)? OfKind(ColumnFacts facts, ColumnKind kind, NumberScaling? scaling, char separator) =>
        kind switch
        {
            ColumnKind.Number => OfDates(facts) ?? First(facts, Numbers(facts, scaling), new(Date: facts.Date), separator),
            ColumnKind.Count => First(facts, new CountColumn(facts.Name, MayBeMissing: true), new(), separator),
            _ => null,
        };

    // A point is not scaled. Where a text is not a number, that is told first.
    private static NumberColumn Numbers(ColumnFacts facts, NumberScaling? scaling) =>
        new(facts.Name, ValueList.From(facts.Points.Select(point => point.Number)), MayBeMissing: true, facts.AreNumbers ? scaling : null);

    private static (string Text, string Problem)? First(ColumnFacts facts, Column column, ColumnForm form, char separator)
    {
        var reader = new CellReader(column, form, separator);
        foreach (var (text, _) in facts.Texts)
        {
            if (reader.Read(text).Problem is { } problem)
            {
                return (text, facts.AreNumbers ? problem.Text : problem.Text + OfTexts(facts));
            }
        }

        return null;
    }

    // At least half of the cells are dates or look like them, and the different texts are too many for levels.
    private static (string Text, string Problem)? OfDates(ColumnFacts facts)
    {
        if (facts.AreNumbers || ColumnGuess.AreLevels(facts))
        {
            return null;
        }

        var dates = facts.Texts.Sum(text => LooksLikeDate(text.Text) ? text.Rows : 0);
        if (dates == 0 || 2 * dates < facts.Observed)
        {
            return null;
        }

        var (first, _) = facts.Texts.First(text => !CsvDate.TryRead(text.Text, out _, out _));
        var problem = OtherDate().IsMatch(first)
            ? $"\"{Printable.Of(first)}\" looks like a date. Write it as 2026-11-30, with a time as 2026-11-30 09:30."
            : new CellReader(new NumberColumn(facts.Name, MayBeMissing: true), new(Date: CsvDate.Day), ',').Read(first).Problem!.Text;
        return (first, problem + OfTexts(facts));
    }

    private static string OfTexts(ColumnFacts facts) =>
        $" Where the column is of texts, pass --column \"{Printable.Of(facts.Name)}=category\" (in code InferenceOptions.Kinds).";

    private static bool LooksLikeDate(string text) =>
        CsvDate.TryRead(text, out _, out _) || IsoDate().IsMatch(text) || OtherDate().IsMatch(text);

    // As 2020-02-30, which no calendar has.
    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    // 01.02.2020, 1/2/2020, 2020/02/01, 2020-2-1; and any of these, or 2020-02-01, with a time that is not read.
    [GeneratedRegex(
        @"\A(?:[0-3]?[0-9]([./-])[0-3]?[0-9]\1[0-9]{4}(?:[ T].*)?|[0-9]{4}([./])[0-3]?[0-9]\2[0-3]?[0-9](?:[ T].*)?|[0-9]{4}-(?:[0-9]-[0-3]?[0-9]|[0-9]{2}-[0-9])(?:[ T].*)?|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T].*)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherDate();
}
