namespace FunctionalVae.Data;

/// <summary>What the cells of a column are, before anything is decided: each different text with its rows, without those that stand for missing values.</summary>
internal sealed class ColumnFacts
{
    private readonly TableTexts file;
    private readonly int place;
    private readonly bool areLevels;

    private ColumnFacts(TableTexts texts, int column, bool amongLevels)
    {
        (file, place, areLevels) = (texts, column, amongLevels);
        (Name, Rows) = (texts.Columns[column], texts.Count);
        var coded = texts.Coded(column);
        var counts = coded.Counts();
        // Numbers and dates are what they are beside a none, which then stands for a missing one.
        var values = Enumerable.Range(0, counts.Length).Where(code => !CsvNumber.IsMissing(coded.Texts[code], false)).ToList();
        NotNumbers = values.FindAll(code => !IsFinite(coded.Texts[code]));
        Date = DateOf(values.ConvertAll(code => coded.Texts[code]));
        NotNumbers = Date is null ? NotNumbers : [];
        Numbers = NotNumbers.Count > 0 ? [] : InOrder(texts, column, Date is not null);
        ByNumber = [.. Numbers.GroupBy(number => number).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key)];
        Texts =
        [
            .. Enumerable
                .Range(0, counts.Length)
                .Where(code => !CsvNumber.IsMissing(coded.Texts[code], amongLevels))
                .Select(code => (coded.Texts[code], counts[code])),
        ];
        Observed = Texts.Sum(text => text.Rows);
    }

    /// <summary>Of a column of which nobody said what it is: among texts that are neither numbers nor dates a none is one of them.</summary>
    public static ColumnFacts Of(TableTexts texts, int column)
    {
        var facts = new ColumnFacts(texts, column, false);
        return facts.NotNumbers.Count > 0 ? new(texts, column, true) : facts;
    }

    /// <summary>Of the same column when it is taken as a kind, as it will be read.</summary>
    public ColumnFacts As(ColumnKind kind) =>
        kind == ColumnKind.LeftOut || areLevels == (kind == ColumnKind.Category) ? this : new(file, place, !areLevels);

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Rows of the file.</summary>
    public int Rows { get; }

    /// <summary>The different texts, in the order in which they come first.</summary>
    public IReadOnlyList<(string Text, int Rows)> Texts { get; }

    /// <summary>Rows that have one.</summary>
    public int Observed { get; }

    /// <summary>How dates are written, where all texts are dates: their numbers are days; null where they are not.</summary>
    public string? Date { get; }

    /// <summary>A number of the column as its cells are written.</summary>
    public string TextOf(double number) => Date is { } form ? CsvDate.Text(number, form) : FormattableString.Invariant($"{number:R}");

    /// <summary>The codes of texts that are not numbers.</summary>
    public IReadOnlyList<int> NotNumbers { get; }

    /// <summary>The numbers of all rows that have one, in their order; none where a text is not a number.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The different numbers by size.</summary>
    public IReadOnlyList<(double Number, int Rows)> ByNumber { get; }

    /// <summary>Those of them that are points, where the column is taken as one of numbers.</summary>
    public IReadOnlyList<(double Number, int Rows)> Points => ColumnPoints.Of(ByNumber);

    public bool AreNumbers => Numbers.Count > 0;

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

    private static bool IsFinite(string text) => CsvNumber.TryRead(text, out var value) && float.IsFinite((float)value);

    // The finest form of those that are there; of as fine ones the one that comes first.
    private static string? DateOf(List<string> texts)
    {
        var finest = -1;
        foreach (var text in texts)
        {
            if (!CsvDate.TryRead(text, out _, out var form))
            {
                return null;
            }

            finest = finest < 0 || CsvDate.UnitOf(CsvDate.Forms[form]) < CsvDate.UnitOf(CsvDate.Forms[finest]) ? form : finest;
        }

        return finest < 0 ? null : CsvDate.Forms[finest];
    }

    private static double[] InOrder(TableTexts texts, int column, bool areDates)
    {
        var coded = texts.Coded(column);
        double?[] numbers =
        [
            .. coded.Texts.Select(text =>
                CsvNumber.IsMissing(text, false) ? (double?)null
                : areDates
                    ? CsvDate.TryRead(text, out var days, out _) ? days
                        : null
                : CsvNumber.TryRead(text, out var value) ? value
                : null
            ),
        ];
        return [.. coded.Codes.Select(code => numbers[code]).OfType<double>()];
    }
}
