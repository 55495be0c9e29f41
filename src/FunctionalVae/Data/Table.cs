using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Examples as rows of finite numbers, with or without column names and labels.</summary>
public sealed class Table : IExamples
{
    private readonly Lazy<string> fingerprint;

    /// <summary>A table over <paramref name="values"/>, which are kept and not copied: do not change them afterwards.</summary>
    /// <param name="name">What people call the set.</param>
    /// <param name="shape">The shape of one example: [width] for plain rows, [height, width, channels] for images.</param>
    /// <param name="values">[Count, width], row by row, each finite.</param>
    /// <param name="columns">One name per value of an example; null when they have none.</param>
    /// <param name="labels">One per example; null when there are none.</param>
    /// <param name="labelNames">The text of label 0, 1, …; null when labels are plain numbers.</param>
    /// <exception cref="ArgumentException">There is no example, the sizes do not fit together, or a label has no name.</exception>
    /// <exception cref="InvalidDataSetException">A value is not finite.</exception>
    public Table(
        string name,
        Shape shape,
        ReadOnlyMemory<float> values,
        IReadOnlyList<string>? columns = null,
        IReadOnlyList<int>? labels = null,
        IReadOnlyList<string>? labelNames = null
    )
        : this(name, shape, values, Frozen(columns), Frozen(labels), Frozen(labelNames), null) { }

    private Table(
        string name,
        Shape shape,
        ReadOnlyMemory<float> values,
        IReadOnlyList<string>? columns,
        IReadOnlyList<int>? labels,
        IReadOnlyList<string>? labelNames,
        RowOrigins? origins
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        Width = TableSizes.WidthOf(shape);
        Count = TableSizes.CountOf(values.Length, Width);
        TableSizes.Require(Count, Width, columns, labels, labelNames);
        (Name, Shape, Values, Columns, Labels, LabelNames, Origins) = (name, shape, values, columns, labels, labelNames, origins);
        RequireFinite(values.Span);
        fingerprint = new(() => ExampleFingerprint.Of(this));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Values of one example.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    public Shape Shape { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>One name per value of an example; null when they have none.</summary>
    public IReadOnlyList<string>? Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int>? Labels { get; }

    /// <summary>The text of label 0, 1, …; null when labels are plain numbers.</summary>
    public IReadOnlyList<string>? LabelNames { get; }

    /// <inheritdoc/>
    public string Fingerprint => fingerprint.Value;

    internal RowOrigins? Origins { get; }

    /// <summary>The values of one example: [<see cref="Width"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public ReadOnlyMemory<float> this[int example]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(example);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example, Count);
            return Values.Slice(example * Width, Width);
        }
    }

    /// <summary>The same numbers as a table: what images from files become when they are scaled or split.</summary>
    public static Table From(IExamples examples) =>
        examples as Table ?? new(examples.Name, examples.Shape, examples.Values, null, examples.Labels);

    /// <summary>The examples with the given numbers, in that order, copied.</summary>
    /// <param name="rows">Numbers of examples, from 0; at least one.</param>
    /// <param name="name">What the part is called.</param>
    public Table Take(IReadOnlyList<int> rows, string name)
    {
        var values = new float[checked(rows.Count * Width)];
        for (var i = 0; i < rows.Count; i++)
        {
            this[rows[i]].CopyTo(values.AsMemory(i * Width));
        }

        var labels = Labels is { } all ? Array.AsReadOnly([.. rows.Select(row => all[row])]) : null;
        return new(name, Shape, values, Columns, labels, LabelNames, Origins?.Take(rows));
    }

    /// <summary>The same examples with other values, one for one.</summary>
    /// <param name="values">[<see cref="Count"/>, <see cref="Width"/>], kept and not copied.</param>
    public Table WithValues(ReadOnlyMemory<float> values) =>
        values.Length == Values.Length
            ? new(Name, Shape, values, Columns, Labels, LabelNames, Origins)
            : throw new ArgumentException($"{this} has {Values.Length} values, {values.Length} were given.", nameof(values));

    /// <inheritdoc/>
    public string Where(int example, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)example, (uint)Count, nameof(example));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)value, (uint)Width, nameof(value));
        return Origins is { } known
            ? known.Where(example, value)
            : string.Create(CultureInfo.InvariantCulture, $"{Name}, example {example}, value {value} (both from 0)");
    }

    /// <summary>The name and the shape: <c>points.csv: 100 × 3</c>.</summary>
    public override string ToString() => $"{Name}: {string.Join(" × ", Shape.Dimensions.Prepend(Count).Select(Invariant))}";

    /// <summary>A table that knows where its rows came from.</summary>
    internal static Table Read(
        string name,
        Shape shape,
        float[] values,
        IReadOnlyList<string>? columns,
        IReadOnlyList<int>? labels,
        IReadOnlyList<string>? labelNames,
        RowOrigins? origins
    ) => new(name, shape, values, columns, labels, labelNames, origins);

    private static IReadOnlyList<T>? Frozen<T>(IReadOnlyList<T>? items) => items is null ? null : Array.AsReadOnly([.. items]);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void RequireFinite(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataSetException(NotFinite.Message(Where(i / Width, i % Width), values[i]));
            }
        }
    }
}
