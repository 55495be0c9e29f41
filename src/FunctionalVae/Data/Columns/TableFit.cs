namespace FunctionalVae.Data;

/// <summary>
/// How the numbers of a table are scaled, y = (x − centre) ÷ scale, by the training rows; and rows decoded again. Equal by value; recorded with a
/// run.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Centres">For each column the mean of its numbers that were observed and are not points; 0 where it has no numbers.</param>
/// <param name="Scales">Their standard deviation (over n); 1 where all are one number, or the column has none.</param>
public sealed record TableFit(Table Table, ValueList<double> Centres, ValueList<double> Scales)
{
    /// <summary>Fits the numbers of training examples, in double precision.</summary>
    /// <param name="table">The table.</param>
    /// <param name="examples">Examples in the units of the data.</param>
    /// <exception cref="ArgumentException">The examples are not of the table's width.</exception>
    public static TableFit Of(Table table, ExampleTable examples)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(examples);
        var layout = table.Layout;
        RequireWidth(layout, examples.Width);
        var moments = layout
            .Places.Select(place => place.Column is NumberColumn ? Moments(place, examples) : (Mean: 0, Deviation: 1))
            .ToList();
        return new(table, ValueList.From(moments.Select(each => each.Mean)), ValueList.From(moments.Select(each => each.Deviation)));
    }

    /// <summary>Examples as a model of the table takes them: numbers scaled in double precision and rounded once, all else as it is.</summary>
    /// <param name="examples">Examples in the units of the data, as <see cref="TableExamples"/> and <see cref="TableFiles"/> give them.</param>
    /// <exception cref="ArgumentException">The examples are not of the table's width.</exception>
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
            if (place.Column is not NumberColumn)
            {
                continue;
            }

            for (var row = 0; row < examples.Count; row++)
            {
                if (HasNumber(place, values.AsSpan(row * layout.Width, layout.Width)))
                {
                    var at = place.Value!.Value;
                    values[(row * layout.Width) + at] = (float)((examples.ExactAt(row, at) - Centres[column]) / Scales[column]);
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
        var layout = Table.Layout;
        if (values.Length % layout.Width != 0)
        {
            throw new ArgumentException($"{values.Length} values are not a whole number of examples of {layout.Width}.", nameof(values));
        }

        return
        [
            .. Enumerable
                .Range(0, values.Length / layout.Width)
                .Select(row => values.Slice(row * layout.Width, layout.Width))
                .Select(example => (IReadOnlyList<double?>)[.. layout.Places.Select((place, column) => Cell(place, column, example.Span))]),
        ];
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
            : UnitDigits.Of((example[at] * Scales[column]) + Centres[column], Scales[column]);
    }

    // Whether an example has a number of the column that is none of its points.
    private static bool HasNumber(ColumnPlace place, ReadOnlySpan<float> example) =>
        place.IsIn(example) && (place.Choices == 0 || example[place.Value!.Value - 1] == 1);

    private static (double Mean, double Deviation) Moments(ColumnPlace place, ExampleTable examples)
    {
        double[] numbers =
        [
            .. Enumerable
                .Range(0, examples.Count)
                .Where(row => HasNumber(place, examples[row].Span))
                .Select(row => examples.ExactAt(row, place.Value!.Value)),
        ];
        if (numbers.Length == 0)
        {
            return (0, 1);
        }

        // From the least on: sums of large, nearly equal numbers would lose the digits in which they differ.
        var least = numbers.Min();
        var mean = numbers.Average(number => number - least);
        var deviation = Math.Sqrt(numbers.Average(number => (number - least - mean) * (number - least - mean)));
        return (least + mean, deviation > 0 ? deviation : 1);
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
