namespace FunctionalVae.Data;

/// <summary>What the cells of a column are, before anything is decided: each different text with its rows, without those that stand for missing values.</summary>
internal sealed class ColumnFacts
{
    public ColumnFacts(TableTexts texts, int column)
    {
        (Name, Rows) = (texts.Columns[column], texts.Count);
        var coded = texts.Coded(column);
        var counts = coded.Counts();
        var observed = Enumerable.Range(0, counts.Length).Where(code => !CsvNumber.IsMissing(coded.Texts[code])).ToList();
        if (observed.Exists(code => !IsFinite(coded.Texts[code])))
        {
            observed =
            [
                .. Enumerable.Range(0, counts.Length).Where(code => !CsvNumber.IsMissing(coded.Texts[code]) || IsLevel(coded.Texts[code])),
            ];
        }

        Texts = [.. observed.Select(code => (coded.Texts[code], counts[code]))];
        Observed = Texts.Sum(text => text.Rows);
        NotNumbers = observed.FindAll(code => !IsFinite(coded.Texts[code]));
        Numbers = NotNumbers.Count > 0 ? [] : InOrder(texts, column);
        ByNumber = [.. Numbers.GroupBy(number => number).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key)];
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Rows of the file.</summary>
    public int Rows { get; }

    /// <summary>The different texts, in the order in which they come first.</summary>
    public IReadOnlyList<(string Text, int Rows)> Texts { get; }

    /// <summary>Rows that have one.</summary>
    public int Observed { get; }

    /// <summary>The codes of texts that are not numbers.</summary>
    public IReadOnlyList<int> NotNumbers { get; }

    /// <summary>The numbers of all rows that have one, in their order; none where a text is not a number.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The different numbers by size.</summary>
    public IReadOnlyList<(double Number, int Rows)> ByNumber { get; }

    public bool AreNumbers => Observed > 0 && NotNumbers.Count == 0;

    public bool AreWhole => AreNumbers && ByNumber.All(pair => double.IsInteger(pair.Number));

    /// <summary>Whether no two rows have the same.</summary>
    public bool AreAllDifferent => Observed > 1 && (AreNumbers ? ByNumber.Count : Texts.Count) == Observed;

    /// <summary>The most decimals of a number; null where one is written with a power of ten, or has more digits than a 64-bit float.</summary>
    public int? Decimals
    {
        get
        {
            var most = 0;
            foreach (var (text, _) in Texts)
            {
                var dot = text.IndexOf('.', StringComparison.Ordinal);
                var decimals = dot < 0 ? 0 : text.Length - dot - 1;
                if (decimals > ColumnForm.MostDecimals || text.AsSpan().ContainsAny('e', 'E'))
                {
                    return null;
                }

                most = Math.Max(most, decimals);
            }

            return most;
        }
    }

    // Among words "none" is one of them: no garage, no symptom. Among numbers it stands for none.
    private static bool IsLevel(string text) =>
        text.Equals("none", StringComparison.OrdinalIgnoreCase) || text.Equals("nil", StringComparison.OrdinalIgnoreCase);

    private static bool IsFinite(string text) => CsvNumber.TryRead(text, out var value) && float.IsFinite((float)value);

    private static double[] InOrder(TableTexts texts, int column)
    {
        var coded = texts.Coded(column);
        double?[] numbers =
        [
            .. coded.Texts.Select(text => !CsvNumber.IsMissing(text) && CsvNumber.TryRead(text, out var value) ? value : (double?)null),
        ];
        return [.. coded.Codes.Select(code => numbers[code]).OfType<double>()];
    }
}
