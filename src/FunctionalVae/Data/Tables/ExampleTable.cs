using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Examples as rows of finite numbers, with or without column names and labels.</summary>
public sealed class ExampleTable : IExamples
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
    public ExampleTable(
        string name,
        Shape shape,
        ReadOnlyMemory<float> values,
        IReadOnlyList<string>? columns = null,
        IReadOnlyList<int>? labels = null,
        IReadOnlyList<string>? labelNames = null
    )
        : this(name, shape, values, null, Frozen(columns), labels is null ? null : new(Frozen(labels)!, Frozen(labelNames)), null)
    {
        if (labels is null && labelNames is not null)
        {
            throw new ArgumentException("There are label names, and no labels.", nameof(labelNames));
        }
    }

    private ExampleTable(
        string name,
        Shape shape,
        ReadOnlyMemory<float> values,
        double[]? exact,
        IReadOnlyList<string>? columns,
        TableLabels? labels,
        RowOrigins? origins
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        Width = TableSizes.WidthOf(shape);
        Count = TableSizes.CountOf(values.Length, Width);
        TableSizes.Require(Count, Width, columns, labels?.Codes, labels?.Names);
        (Name, Shape, Values, Columns, Coded, Origins) = (name, shape, values, columns, labels, origins);
        RequireFinite(values.Span);
        Unrounded = exact is not null && IsRounded(values.Span, exact) ? exact : null;
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

    /// <summary>[<see cref="Count"/>, <see cref="Width"/>], one example after another; all finite, rounded to 32 bits: <see cref="Exact"/> has all digits.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>One name per value of an example; null when they have none.</summary>
    public IReadOnlyList<string>? Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int>? Labels => Coded?.Codes;

    /// <summary>The text of label 0, 1, …; null when labels are plain numbers.</summary>
    public IReadOnlyList<string>? LabelNames => Coded?.Names;

    /// <inheritdoc/>
    public string Fingerprint => fingerprint.Value;

    internal RowOrigins? Origins { get; }

    internal TableLabels? Coded { get; }

    /// <summary>[Count, Width] in double precision; null where <see cref="Values"/> are no less exact.</summary>
    internal double[]? Unrounded { get; }

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

    /// <summary>The values of one example as they were read, in double precision: [<see cref="Width"/>]. Scalings begin with these.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public ReadOnlyMemory<double> Exact(int example)
    {
        var values = new double[Width];
        CopyExact(example, values);
        return values;
    }

    /// <summary>The label of an example as its file spells it; null where there are no labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public string? LabelText(int example)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)example, (uint)Count, nameof(example));
        return Coded?.Text(example);
    }

    /// <summary>Where an example came from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public RowPlace PlaceOf(int example)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)example, (uint)Count, nameof(example));
        return Origins?.PlaceOf(example) ?? new(Name, example);
    }

    /// <summary>The same numbers as a table: what images from files become when they are scaled or split.</summary>
    public static ExampleTable From(IExamples examples) =>
        examples as ExampleTable ?? new(examples.Name, examples.Shape, examples.Values, null, examples.Labels);

    /// <summary>The examples with the given numbers, in that order, copied.</summary>
    /// <param name="rows">Numbers of examples, from 0; at least one.</param>
    /// <param name="name">What the part is called.</param>
    public ExampleTable Take(IReadOnlyList<int> rows, string name)
    {
        var values = new float[checked(rows.Count * Width)];
        var exact = Unrounded is null ? null : new double[values.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            this[rows[i]].CopyTo(values.AsMemory(i * Width));
            if (exact is not null)
            {
                CopyExact(rows[i], exact.AsSpan(i * Width, Width));
            }
        }

        return new(name, Shape, values, exact, Columns, Coded?.Take(rows), Origins?.Take(rows));
    }

    /// <summary>The same examples with other values, one for one.</summary>
    /// <param name="values">[<see cref="Count"/>, <see cref="Width"/>], kept and not copied.</param>
    public ExampleTable WithValues(ReadOnlyMemory<float> values) =>
        values.Length == Values.Length
            ? new(Name, Shape, values, null, Columns, Coded, Origins)
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

    /// <summary>A column in words, for messages: its number in the file from 1, and its name where it has one.</summary>
    /// <param name="value">The value's number within an example, from 0.</param>
    public string ColumnText(int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)value, (uint)Width, nameof(value));
        return Origins?.ColumnText(value) ?? new CsvOrigin(Name, Columns, -1).Column(value);
    }

    /// <summary>The name and the shape: <c>points.csv: 100 × 3</c>.</summary>
    public override string ToString() => $"{Name}: {string.Join(" × ", Shape.Dimensions.Prepend(Count).Select(Invariant))}";

    /// <summary>A table that knows where its rows came from.</summary>
    internal static ExampleTable Read(
        string name,
        Shape shape,
        (float[] Rounded, double[]? Exact) values,
        IReadOnlyList<string>? columns,
        TableLabels? labels,
        RowOrigins? origins
    ) => new(name, shape, values.Rounded, values.Exact, columns, labels, origins);

    /// <summary>Writes the values of one example, as exact as they are, into <paramref name="values"/>.</summary>
    internal void CopyExact(int example, Span<double> values)
    {
        var rounded = this[example].Span;
        for (var column = 0; column < Width; column++)
        {
            values[column] = Unrounded is null ? rounded[column] : Unrounded[(example * Width) + column];
        }
    }

    /// <summary>One value, as exact as it is.</summary>
    internal double ExactAt(int example, int value) =>
        Unrounded is null ? Values.Span[(example * Width) + value] : Unrounded[(example * Width) + value];

    private static IReadOnlyList<T>? Frozen<T>(IReadOnlyList<T>? items) => items is null ? null : Array.AsReadOnly([.. items]);

    private static bool IsRounded(ReadOnlySpan<float> values, double[] exact)
    {
        for (var i = 0; i < exact.Length; i++)
        {
            if (values[i] != exact[i])
            {
                return true;
            }
        }

        return false;
    }

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
