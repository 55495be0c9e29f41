namespace FunctionalVae.Data;

/// <summary>A scaling with its numbers: y = (x − offset) ÷ scale, and back. Equal by value; recorded with a run, and undone on its output.</summary>
/// <param name="Method">The scaling that was fitted.</param>
/// <param name="Width">Values of one example.</param>
/// <param name="Offsets">What is subtracted: one number per column, or one for all.</param>
/// <param name="Scales">What is divided by, positive: one number per column, or one for all.</param>
public sealed record FittedScaling(Scaling Method, int Width, ValueList<double> Offsets, ValueList<double> Scales)
{
    /// <summary>Σ log scale over the columns, in nats: the log-density of an example is that of its scaled values minus this.</summary>
    public double LogVolume => Scales.Sum(Math.Log) * (Scales.Count == 1 ? Width : 1);

    /// <summary>The scaled values, computed in double precision and rounded once. None is cut off: <see cref="UnitCut"/> does that.</summary>
    /// <param name="values">[count, <see cref="Width"/>].</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public ReadOnlyMemory<float> Apply(ReadOnlyMemory<float> values) =>
        Map(values.Span, static value => value, static (value, offset, scale) => (float)((value - offset) / scale));

    /// <summary>The values in the units of the data: the inverse of <see cref="Apply"/> up to rounding.</summary>
    /// <param name="values">[count, <see cref="Width"/>].</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public ReadOnlyMemory<float> Undo(ReadOnlyMemory<float> values) =>
        Map(values.Span, static value => value, static (value, offset, scale) => (float)((value * scale) + offset));

    /// <summary>The same in double precision: a time of 1,700,000,000 s keeps its seconds, which a 32-bit float has no room for.</summary>
    /// <param name="values">[count, <see cref="Width"/>].</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public ReadOnlyMemory<double> UndoExactly(ReadOnlyMemory<float> values) =>
        Map(values.Span, static value => value, static (value, offset, scale) => (value * scale) + offset);

    /// <summary>The examples with scaled values, of all digits that were read; names, labels and places stay.</summary>
    /// <exception cref="ArgumentException">The table has another width.</exception>
    /// <exception cref="InvalidDataSetException">A scaled value is beyond a 32-bit float.</exception>
    public ExampleTable ApplyTo(ExampleTable table) =>
        table.WithValues(
            RequireWidth(table).Unrounded is { } exact
                ? Map<double, float>(exact, static value => value, static (value, offset, scale) => (float)((value - offset) / scale))
                : Apply(table.Values)
        );

    /// <summary>The examples with values in the units of the data.</summary>
    /// <exception cref="ArgumentException">The table has another width.</exception>
    /// <exception cref="InvalidDataSetException">A value is beyond a 32-bit float.</exception>
    public ExampleTable UndoIn(ExampleTable table) => table.WithValues(Undo(RequireWidth(table).Values));

    private ExampleTable RequireWidth(ExampleTable table) =>
        table.Width == Width
            ? table
            : throw new ArgumentException($"The scaling was fitted to {Width} columns, {table.Name} has {table.Width}.", nameof(table));

    private TTo[] Map<TFrom, TTo>(ReadOnlySpan<TFrom> values, Func<TFrom, double> number, Func<double, double, double, TTo> map)
    {
        if (values.Length % Width != 0)
        {
            throw new ArgumentException($"{values.Length} values are not a whole number of rows of {Width}.", nameof(values));
        }

        double[] offsets = [.. Offsets];
        double[] scales = [.. Scales];
        var mapped = new TTo[values.Length];
        for (var start = 0; start < values.Length; start += Width)
        {
            for (var column = 0; column < Width; column++)
            {
                var offset = offsets[offsets.Length == 1 ? 0 : column];
                var scale = scales[scales.Length == 1 ? 0 : column];
                mapped[start + column] = map(number(values[start + column]), offset, scale);
            }
        }

        return mapped;
    }
}
