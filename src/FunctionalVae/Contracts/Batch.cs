namespace FunctionalVae;

/// <summary>Rows of float32 values, [count, width], that nobody can change.</summary>
public sealed class Batch : ITyped<Batch, Batch>
{
    private const int Unknown = 0;
    private const int Grey = 1;
    private const int Binary = 2;

    // An int and no bool?: threads that share a batch may look while another writes, and an int is never half written.
    private int kind = Unknown;

    // Whether that is known.
    private bool isFinite;

    /// <summary>Takes ownership of <paramref name="values"/>: nobody may write to it afterwards.</summary>
    internal Batch(float[] values, int width)
    {
        Array = values;
        Width = width;
    }

    /// <summary>The values that a backend computed, as rows of <paramref name="width"/> values, copied. They need not be finite.</summary>
    /// <exception cref="ArgumentException">The number of values is not a positive multiple of the width.</exception>
    public static Batch FromValues(int width, IEnumerable<float> values) => Copy(values, width, "row");

    /// <summary>The number of rows: examples, latents or noise vectors.</summary>
    public int Count => Array.Length / Width;

    /// <summary>Values per row.</summary>
    public int Width { get; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlyMemory<float> Values => Array;

    /// <summary>The values of row <paramref name="row"/>.</summary>
    public ReadOnlyMemory<float> this[int row] => Array.AsMemory(row * Width, Width);

    /// <summary>The label of each row, where a model is conditional on them (<see cref="IVaeModel.WithLabels"/>); null for none.</summary>
    public IReadOnlyList<int>? Labels { get; private init; }

    /// <summary>Whether every value is exactly 0 or 1.</summary>
    public bool IsBinary
    {
        get
        {
            if (kind == Unknown)
            {
                kind = FirstOutside(static value => value is 0 or 1) < 0 ? Binary : Grey;
            }

            return kind == Binary;
        }
    }

    /// <summary>The shape: <c>[360, 64]</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Count}, {Width}]");

    Batch ITyped<Batch, Batch>.Core => this;

    internal float[] Array { get; }

    static Batch ITyped<Batch, Batch>.Wrap(Batch core) => core;

    /// <summary>Rows copied from a flat sequence.</summary>
    /// <param name="values">count · width values, row by row.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="what">What a row is, for the error message: <c>image</c>.</param>
    /// <exception cref="ArgumentException">The number of values is not a positive multiple of the width.</exception>
    internal static Batch Copy(IEnumerable<float> values, int width, string what)
    {
        ArgumentNullException.ThrowIfNull(values);
        var array = values.ToArray();
        if (array.Length == 0 || array.Length % width != 0)
        {
            throw new ArgumentException(
                array.Length == 0
                    ? $"There are no {what}s."
                    : $"{array.Length} values are not a whole number of {what}s: one {what} has {width} values.",
                nameof(values)
            );
        }

        return new(array, width);
    }

    /// <summary>Room for <paramref name="count"/> rows, whose values are whatever was there before: the caller writes them all.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="what">What a row is, for the error message: <c>image</c>.</param>
    /// <exception cref="ArgumentException">One array cannot hold as many values.</exception>
    internal static float[] Allocate(int count, int width, string what) =>
        (long)count * width <= System.Array.MaxLength
            ? GC.AllocateUninitializedArray<float>(count * width)
            : throw new ArgumentException(
                $"{count} {what}s of {width} values are more than one array holds; take {System.Array.MaxLength / width} at a time, or fewer."
            );

    /// <summary>The index of the first value that fails <paramref name="accept"/>, or −1.</summary>
    internal int FirstOutside(Func<float, bool> accept)
    {
        for (var i = 0; i < Array.Length; i++)
        {
            if (!accept(Array[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the first value that is not finite, or −1.</summary>
    internal int FirstNotFinite()
    {
        if (!isFinite && Array.AsSpan().ContainsAnyNonFinite())
        {
            return FirstOutside(float.IsFinite);
        }

        isFinite = true;
        return -1;
    }

    /// <summary>Throws where a value is not finite.</summary>
    /// <param name="model">Whose examples they are.</param>
    /// <exception cref="ArgumentException">One is not; the message names it.</exception>
    internal void RequireFinite(string model)
    {
        if (FirstNotFinite() is var index && index >= 0)
        {
            throw new ArgumentException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Example {index / Width}, value {index % Width} is {Array[index]}, and {model} trains on finite numbers. Remove the example, or fill in the value."
                )
            );
        }
    }

    /// <summary>The rows with the given numbers, copied.</summary>
    internal Batch Take(IReadOnlyList<int> rows)
    {
        var taken = Allocate(rows.Count, Width, "row");
        for (var i = 0; i < rows.Count; i++)
        {
            Array.AsSpan(rows[i] * Width, Width).CopyTo(taken.AsSpan(i * Width));
        }

        return new(taken, Width) { Labels = Labels is { } labels ? System.Array.AsReadOnly([.. rows.Select(row => labels[row])]) : null };
    }

    /// <summary>The same rows with labels, one for each, or with none.</summary>
    internal Batch With(IReadOnlyList<int>? labels) => ReferenceEquals(labels, Labels) ? this : new(Array, Width) { Labels = labels };
}
