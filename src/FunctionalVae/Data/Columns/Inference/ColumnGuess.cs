using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>What a column is by its cells, where nobody said it.</summary>
internal static class ColumnGuess
{
    // Fewer rows are all different, or count up, by chance.
    private const int FewestDifferent = 5;

    // Poisson and negative binomial counts vary no less than their mean; a sample of them may by a little.
    private const double LeastSpread = 0.9;

    // Where most rows would have the level for all others, the column says next to nothing.
    private const double LeastKept = 0.5;

    // So few texts, each of so many rows, are levels although most of them are numbers: 0, 1, 2, 3+.
    private const int FewTexts = 20;
    private const int ManyRows = 10;

    /// <summary>The kind, and of a column that is left out the reason.</summary>
    public static (ColumnKind Kind, string Why) Of(ColumnFacts facts) =>
        facts.Observed == 0 ? (ColumnKind.LeftOut, "has no values")
        : facts.Date is not null ? OfDates(facts)
        : facts.AreNumbers ? OfNumbers(facts)
        : OfTexts(facts);

    /// <summary>Whether a column looks like one of numbers of which some are written wrongly.</summary>
    public static bool IsMisspelled(ColumnFacts facts)
    {
        var (read, otherwise) = (0, 0);
        foreach (var (text, rows) in facts.Texts)
        {
            var isNumber = CsvNumber.TryRead(text, out _);
            read += isNumber ? rows : 0;
            otherwise += !isNumber && CsvNumber.IsWrittenOtherwise(text) ? rows : 0;
        }

        return facts.NotNumbers.Count > 0 && 2 * (read + otherwise) > facts.Observed && (otherwise > 0 || !AreLevels(facts));
    }

    /// <summary>Whether the texts are so few, each of so many rows, that they are levels whatever they look like.</summary>
    public static bool AreLevels(ColumnFacts facts) => facts.Texts.Count <= FewTexts && facts.Texts.Count * ManyRows <= facts.Observed;

    // Days may follow one another without being the numbers of rows.
    private static (ColumnKind Kind, string Why) OfDates(ColumnFacts facts) =>
        facts.ByNumber.Count == 1 ? (ColumnKind.LeftOut, $"is {facts.Texts[0].Text} in every row that has a value")
        : AreFew(facts) ? (ColumnKind.Category, "")
        : (ColumnKind.Number, "");

    private static (ColumnKind Kind, string Why) OfNumbers(ColumnFacts facts)
    {
        var (least, greatest) = (facts.ByNumber[0].Number, facts.ByNumber[^1].Number);
        if (least == greatest)
        {
            return (ColumnKind.LeftOut, $"is {least.ToString("R", CultureInfo.InvariantCulture)} in every row that has a value");
        }

        if (facts.Texts.Count == 2 && (least, greatest) == (0, 1))
        {
            return (ColumnKind.YesNo, "");
        }

        if (facts is { AreWhole: true, AreAllDifferent: true, Observed: >= FewestDifferent })
        {
            if (greatest - least + 1 == facts.Observed)
            {
                return (ColumnKind.LeftOut, "numbers the rows");
            }

            if (IsIdentifier(facts.Name))
            {
                return (ColumnKind.LeftOut, "has another number in every row, and is named as one that identifies it");
            }
        }

        if (
            facts.AreWhole
            && least is 0 or 1
            && greatest <= TableInference.MostCount
            && Spread(facts) is var (mean, variance)
            && variance >= LeastSpread * mean
        )
        {
            return (ColumnKind.Count, "");
        }

        return AreFew(facts) ? (ColumnKind.Category, "") : (ColumnKind.Number, "");
    }

    // Where points leave next to nothing the rest has no density.
    private static bool AreFew(ColumnFacts facts)
    {
        var others = facts.Observed - facts.Points.Sum(pair => pair.Rows);
        return others < TableInference.PointShare * facts.Observed && facts.Texts.Count <= TableInference.MostLevels;
    }

    private static (ColumnKind Kind, string Why) OfTexts(ColumnFacts facts) =>
        facts.Texts.Count == 1 ? (ColumnKind.LeftOut, $"is \"{facts.Texts[0].Text}\" in every row that has a value")
        : YesNoWords.Of(facts) is not null ? (ColumnKind.YesNo, "")
        : facts is { AreAllDifferent: true, Observed: >= FewestDifferent } ? (ColumnKind.LeftOut, "has another text in every row")
        : facts.Texts.Count > TableInference.MostLevels
        && MostFrequent(facts) is var most
        && (most < LeastKept * facts.Observed || most < ManyRows * TableInference.MostLevels)
            ? (
                ColumnKind.LeftOut,
                FormattableString.Invariant(
                    $"has {facts.Texts.Count} different texts, of which the {TableInference.MostLevels} most frequent are in {most} of {facts.Observed} rows, which is too little for levels"
                )
            )
        : (ColumnKind.Category, "");

    private static int MostFrequent(ColumnFacts facts) =>
        facts.Texts.Select(text => text.Rows).OrderDescending().Take(TableInference.MostLevels).Sum();

    private static bool IsIdentifier(string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.Equals("index", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Id", StringComparison.Ordinal)
        || name.EndsWith("ID", StringComparison.Ordinal);

    private static (double Mean, double Variance) Spread(ColumnFacts facts)
    {
        var mean = facts.Numbers.Average();
        return (mean, facts.Numbers.Average(number => (number - mean) * (number - mean)));
    }
}
