namespace FunctionalVae.Data;

/// <summary>
/// How the numbers of a table are scaled, by the training rows; and rows decoded again. Equal by value; recorded with a run.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Scales">For each column how its numbers are scaled, fitted to those that were observed and are not points; null where it has no numbers.</param>
public sealed record TableFit(Table Table, ValueList<NumberScale?> Scales)
{
    /// <summary>Fits the numbers of training examples, in double precision.</summary>
    /// <param name="table">The table.</param>
    /// <param name="examples">Examples in the units of the data.</param>
    /// <exception cref="ArgumentException">The examples are not of the table's width, or a number is one that its column's scaling cannot take; the message names row and column.</exception>
    public static TableFit Of(Table table, ExampleTable examples)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(examples);
        var layout = table.Layout;
        RequireWidth(layout, examples.Width);
        return new(
            table,
            ValueList.From(
                layout.Places.Select(place =>
                    place.Column is NumberColumn column
                        ? NumberScales.Fit(column.Scaling, [.. Numbers(column, place, examples).Select(pair => pair.Number)])
                        : null
                )
            )
        );
    }

    /// <summary>Examples as a model of the table takes them: numbers scaled in double precision and rounded once, all else as it is.</summary>
    /// <param name="examples">Examples in the units of the data, as <see cref="TableExamples"/> and <see cref="TableFiles"/> give them.</param>
    /// <exception cref="ArgumentException">The examples are not of the table's width, or a number is one that its column's scaling cannot take; the message names row and column.</exception>
    /// <exception cref="InvalidDataSetException">A scaled number is beyond a 32-bit float.</exception>
    public ExampleTable Encode(ExampleTable examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var layout = Table.Layout;
        RequireWidth(layout, examples.Width);
        var values = examples.Values.ToArray();
        for (var column = 0; column < layout.Places.Count; column++)
        {
            var place = layout.Places[column];
            if (place.Column is NumberColumn known && Scales[column] is { } scale)
            {
                foreach (var (row, number) in Numbers(known, place, examples))
                {
                    values[(row * layout.Width) + place.Value!.Value] = (float)scale.Encode(number);
                }
            }
        }

        return examples.WithValues(values);
    }

    /// <summary>
    /// Rows of examples as a model has them, in the units of the data: one cell for each column, null where it is missing. A choice is that of
    /// the greatest value: of draws the one that was drawn, of means the likeliest. A number has the digits that a model can tell apart.
    /// </summary>
    /// <param name="values">[count, <see cref="TableLayout.Width"/>], numbers scaled.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of examples.</exception>
    public IReadOnlyList<IReadOnlyList<double?>> Decode(ReadOnlyMemory<float> values)
    {
        var places = Table.Layout.Places;
        return
        [
            .. Examples(values)
                .Select(example => (IReadOnlyList<double?>)[.. places.Select((place, column) => Cell(place, column, example.Span))]),
        ];
    }

    /// <summary>
    /// The log-density of each example in the units of the data, minus that of its scaled numbers, in nats: Σ log(dy ÷ dx) over its numbers x that
    /// were observed and are not points, which are scaled to y.
    /// </summary>
    /// <param name="values">[count, <see cref="TableLayout.Width"/>], numbers scaled, as <see cref="Encode"/> gives them.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of examples.</exception>
    public IReadOnlyList<double> LogJacobians(ReadOnlyMemory<float> values)
    {
        var places = Table.Layout.Places;
        return
        [
            .. Examples(values)
                .Select(example => Enumerable.Range(0, places.Count).Sum(column => LogJacobian(column, places[column], example.Span))),
        ];
    }

    /// <summary>Scores of examples in the units of the data: −log p(x) of the numbers as they were, with each number's share.</summary>
    /// <param name="scores">Those of the scaled numbers, as a model gives them.</param>
    /// <param name="values">The examples that were scored: [count, <see cref="TableLayout.Width"/>], numbers scaled.</param>
    /// <exception cref="ArgumentException">There are not as many examples as scores.</exception>
    public IReadOnlyList<ExampleScore> InUnits(IReadOnlyList<ExampleScore> scores, ReadOnlyMemory<float> values)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var places = Table.Layout.Places;
        ReadOnlyMemory<float>[] examples = [.. Examples(values)];
        return examples.Length == scores.Count
            ? [.. scores.Select((score, row) => InUnits(score, places, examples[row].Span))]
            : throw new ArgumentException($"There are {scores.Count} scores and {examples.Length} examples.", nameof(scores));
    }

    private ExampleScore InUnits(ExampleScore score, ValueList<ColumnPlace> places, ReadOnlySpan<float> example)
    {
        double[] terms = [.. score.Terms];
        var sum = 0.0;
        for (var column = 0; column < places.Count; column++)
        {
            var own = LogJacobian(column, places[column], example);
            if (places[column].Value is { } at)
            {
                terms[at] -= own;
            }

            sum += own;
        }

        return score with
        {
            Value = score.Value - sum,
            Interval = score.Interval is { } interval ? new(interval.Low - sum, interval.High - sum) : null,
            Terms = ValueList.From(terms),
        };
    }

    private double LogJacobian(int column, ColumnPlace place, ReadOnlySpan<float> example) =>
        Scales[column] is { } scale && place.HasNumber(example) ? scale.LogSlope(example[place.Value!.Value]) : 0;

    private IEnumerable<ReadOnlyMemory<float>> Examples(ReadOnlyMemory<float> values)
    {
        var width = Table.Layout.Width;
        return values.Length % width == 0
            ? Enumerable.Range(0, values.Length / width).Select(row => values.Slice(row * width, width))
            : throw new ArgumentException($"{values.Length} values are not a whole number of examples of {width}.", nameof(values));
    }

    private double? Cell(ColumnPlace place, int column, ReadOnlySpan<float> example)
    {
        if (!place.IsIn(example))
        {
            return null;
        }

        var choice = place.Choices == 0 ? 0 : Greatest(example.Slice(place.First, place.Choices));
        return place.Value is not { } at ? choice
            : choice < place.Choices - 1 ? ((NumberColumn)place.Column).Points[choice]
            : Scales[column] is { } scale ? UnitDigits.Of(scale.Drawn(example[at]), scale.Unit(example[at]))
            : example[at];
    }

    // The numbers of a column that are none of its points, with their rows.
    private static IEnumerable<(int Row, double Number)> Numbers(NumberColumn column, ColumnPlace place, ExampleTable examples)
    {
        for (var row = 0; row < examples.Count; row++)
        {
            if (place.HasNumber(examples[row].Span))
            {
                var number = examples.ExactAt(row, place.Value!.Value);
                yield return column.Fault(number) is not { } fault
                    ? (row, number)
                    : throw new ArgumentException($"Row {row}, {column.Name}: {fault}", nameof(examples));
            }
        }
    }

    private static int Greatest(ReadOnlySpan<float> values)
    {
        var greatest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            greatest = values[i] > values[greatest] ? i : greatest;
        }

        return greatest;
    }

    private static void RequireWidth(TableLayout layout, int width)
    {
        if (width != layout.Width)
        {
            throw new ArgumentException($"An example of the table has {layout.Width} values, these have {width}.");
        }
    }
}
