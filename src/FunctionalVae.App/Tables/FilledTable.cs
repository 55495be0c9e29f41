using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A file whose gaps a model fills: all its columns and rows as they are, but for the cells that were missing.</summary>
/// <param name="Record">The run's table.</param>
/// <param name="Texts">The file.</param>
/// <param name="Examples">Its rows, in the units of the file.</param>
internal sealed record FilledTable(TableRecord Record, TableTexts Texts, ExampleTable Examples)
{
    private const string Imputation = "imputation";

    /// <summary>The numbers of the rows with gaps, in their order.</summary>
    public IReadOnlyList<int> Gaps { get; } = GapsOf(Record.Form.Table.Layout, Examples);

    /// <summary>How many cells are missing, by column, without those columns that have no gap.</summary>
    public IReadOnlyList<(string Column, int Cells)> Missing =>
        [
            .. Record
                .Form.Table.Layout.Places.Select(place => (place.Column.Name, Gaps.Count(row => !place.IsObserved(Examples[row]))))
                .Where(column => column.Item2 > 0),
        ];

    /// <summary>How many cells are missing in columns that are not part of the table, which stay as they are; without those that have no gap.</summary>
    public IReadOnlyList<(string Column, int Cells)> Left =>
        [
            .. Texts
                .Columns.Select((name, column) => (name, Cells: Record.Form.Names.Contains(name) ? 0 : Texts.Missing(column)))
                .Where(column => column.Cells > 0),
        ];

    /// <summary>The rows with gaps by themselves.</summary>
    public ExampleTable OfGaps => Examples.Take(Gaps, Examples.Name);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataSetException">It cannot be read, or a cell is nothing that its column can have.</exception>
    public static FilledTable Read(TableRecord record, string path, DataOptions options)
    {
        var texts = TableTexts.Read(path, options);
        return new(record, texts, TableFiles.Of(texts, record.Form));
    }

    /// <summary>The file with its gaps filled, each row as often as it was filled; a first column says which filling it is where there are several.</summary>
    /// <param name="values">For each row with gaps its fillings, one after the other, as the model has them: [gaps · times, width].</param>
    /// <param name="times">Fillings of a row.</param>
    public ResultTable Filled(ReadOnlyMemory<float> values, int times)
    {
        IReadOnlyList<string>[] filled = [.. Record.Fit.Decode(values).Select(Record.Form.Texts)];
        var place = new int[Examples.Count];
        Array.Fill(place, -1);
        for (var i = 0; i < Gaps.Count; i++)
        {
            place[Gaps[i]] = i;
        }

        var names = Record.Form.Names.ToList();
        var layout = Record.Form.Table.Layout;
        IEnumerable<ResultColumn> columns = Texts.Columns.Select(
            (name, column) =>
            {
                var of = names.IndexOf(name);
                return new ResultColumn(name, row => Cell(row / times, row % times, column, of), null);
            }
        );
        return new(
            [
                .. times > 1
                    ? (ResultColumn[])[new(Imputation, row => ((row % times) + 1).ToString(CultureInfo.InvariantCulture), null)]
                    : [],
                .. columns,
            ],
            Examples.Count * times
        )
        {
            Separator = Texts.Separator,
        };

        string Cell(int row, int time, int column, int of) =>
            of >= 0 && place[row] >= 0 && !layout.Places[of].IsObserved(Examples[row])
                ? filled[(place[row] * times) + time][of]
                : Texts.Text(row, column);
    }

    private static int[] GapsOf(TableLayout layout, ExampleTable examples) =>
        [.. Enumerable.Range(0, examples.Count).Where(row => layout.Places.Any(place => !place.IsObserved(examples[row])))];
}
