using System.Globalization;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>Tells of the columns of a file what they are. A pure function of the cells: the same file gives the same table, everywhere.</summary>
public static class TableInference
{
    /// <summary>The share of observed cells that is hidden in training where a file has gaps.</summary>
    public const double UsualHidden = 0.1;

    /// <summary>The most levels of a category that nobody asked for, beside the one for all others.</summary>
    public const int MostLevels = 50;

    /// <summary>A number that at least this share of the observed rows have is a point.</summary>
    public const double PointShare = 0.1;

    /// <summary>The greatest number of a column that is taken as counts.</summary>
    public const int MostCount = 50;

    /// <summary>The table of a file.</summary>
    /// <param name="texts">The file.</param>
    /// <param name="options">What is known already; null for nothing.</param>
    /// <exception cref="InvalidDataSetException">A column is neither of numbers nor of texts, none is left, or an option names a column that is not there.</exception>
    public static InferredTable Of(TableTexts texts, InferenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new();
        foreach (var name in (options.Kinds?.Keys ?? []).Concat(options.Scalings?.Keys ?? []).Concat(options.Kept?.Keys ?? []))
        {
            if (!texts.Columns.Contains(name))
            {
                throw new InvalidDataSetException(
                    $"{texts.Path} has no column \"{Printable.Of(name)}\". Its columns are {Listing.Of(texts.Columns.Select(other => Printable.Of(other)))}."
                );
            }
        }

        var label = CsvHeader.LabelColumn(texts.Path, options.LabelColumn, texts.Columns, texts.Columns.Count);
        AskedColumn[] asked = [.. texts.Columns.Select((_, column) => AskedColumn.Of(options, texts, column))];
        if (label >= 0 && asked[label].Kind is { } twice && twice != ColumnKind.LeftOut)
        {
            throw new InvalidDataSetException(
                $"{texts.Path}, {texts.Origin.Column(label)} is to hold the labels, and such a column is left out; it is to be {AskedColumn.Word(twice)} too. Say one of them."
            );
        }

        ValueList<InferredColumn> columns = ValueList.From(
            asked.Select(
                (of, column) => column == label ? LeftOut(ColumnFacts.Of(texts, column), "holds the labels") : Infer(texts, column, of)
            )
        );
        if (columns.All(column => column.Column is null))
        {
            throw new InvalidDataSetException(
                $"{texts.Path} has no column to learn from: {Listing.Of(columns.Select(column => $"{Printable.Of(column.Name)} {column.Why}"))}. Say by --column NAME=KIND (in code InferenceOptions.Kinds) what a column is."
            );
        }

        var hidden = options.Hidden ?? (columns.Any(column => column is { Column: not null, Missing: > 0 }) ? UsualHidden : 0);
        return new(
            ValueList.From(columns.Select(column => column with { Column = WithGaps(column, hidden > 0) })),
            hidden,
            label < 0 ? null : texts.Columns[label]
        );
    }

    // A model that has never seen a column missing cannot fill it in: where gaps are to be filled, every column may have them.
    private static Column? WithGaps(InferredColumn column, bool all) =>
        column.Column is { } known ? known with { MayBeMissing = all || column.Missing > 0 } : null;

    private static InferredColumn Infer(TableTexts texts, int column, AskedColumn asked)
    {
        var seen = ColumnFacts.Of(texts, column);
        Refuse(texts, column, asked.Kind is null ? WrongCell.OfLooks(seen, texts.Separator) : null);

        var (kind, why) = asked.Kind is { } known ? (known, "is left out as was asked") : ColumnGuess.Of(seen);
        var facts = seen.As(kind);
        if (kind == ColumnKind.LeftOut)
        {
            return LeftOut(facts, why);
        }

        Refuse(texts, column, WrongCell.OfKind(facts, kind, asked.Scaling, texts.Separator));
        // Numbers to come may be others than those that are there; texts are what they are, where they are few.
        var kept =
            asked.Kept
            ?? (
                asked.Kind is null && (facts.AreNumbers || facts.Texts.Count > MostLevels) ? Math.Min(facts.Texts.Count, MostLevels) : null
            );
        var (made, problem) = ColumnMaker.Make(facts, kind, asked.Scaling, kept);
        return made
            ?? throw new InvalidDataSetException(
                $"{texts.Path}, {texts.Origin.Column(column)} was to be {AskedColumn.Word(kind)}, and it {problem}. {(facts.Observed == 0 ? "Without that it is left out." : "Take it as another kind.")}"
            );
    }

    private static void Refuse(TableTexts texts, int column, (string Text, string Problem)? wrong)
    {
        if (wrong is { } cell)
        {
            var code = texts.Coded(column).Texts.Index().First(pair => pair.Item == cell.Text).Index;
            throw new InvalidDataSetException($"{texts.WhereFirst(column, code)}: {cell.Problem}");
        }
    }

    private static InferredColumn LeftOut(ColumnFacts facts, string why) => new(facts.Name, null, new(), facts.Rows - facts.Observed, why);
}
