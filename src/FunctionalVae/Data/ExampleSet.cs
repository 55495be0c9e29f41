using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Images as plain numbers in [0, 1], with or without labels.</summary>
public sealed class ExampleSet : IExamples
{
    private readonly Lazy<string> fingerprint;
    private readonly IReadOnlyList<int>? labelNumbers;

    /// <summary>A set over <paramref name="values"/>, which are kept and not copied: do not change them afterwards.</summary>
    /// <param name="name">What people call the set.</param>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="channels">Values per pixel: 1 for grey.</param>
    /// <param name="values">[Count, height · width · channels], rows first and channels last, each in [0, 1].</param>
    /// <param name="labels">One per example, copied; null when there are none.</param>
    /// <exception cref="ArgumentException">A size is not positive, the values are not a whole number of examples or leave [0, 1], or the labels are too few or too many.</exception>
    public ExampleSet(string name, int height, int width, int channels, ReadOnlyMemory<float> values, IReadOnlyList<byte>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ExampleSize = SizeOf(height, width, channels);
        if (values.Length % ExampleSize != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values are not a whole number of examples of {height} × {width} × {channels} = {ExampleSize}.",
                nameof(values)
            );
        }

        (Name, Height, Width, Channels, Values) = (name, height, width, channels, values);
        if (labels is not null && labels.Count != Count)
        {
            throw new ArgumentException($"{labels.Count} labels for {Count} examples.", nameof(labels));
        }

        RequireUnitInterval(values.Span);
        Labels = labels is null ? null : Array.AsReadOnly([.. labels]);
        labelNumbers = Labels is null ? null : Array.AsReadOnly([.. Labels.Select(label => (int)label)]);
        fingerprint = new(() => ExampleFingerprint.Of(this));
    }

    /// <summary>What people call the set.</summary>
    public string Name { get; }

    /// <summary>Rows of one image.</summary>
    public int Height { get; }

    /// <summary>Columns of one image.</summary>
    public int Width { get; }

    /// <summary>Values per pixel: 1 for grey.</summary>
    public int Channels { get; }

    /// <summary>[<see cref="Count"/>, <see cref="ExampleSize"/>], rows first and channels last, each in [0, 1].</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>One per example; null when there are none.</summary>
    public IReadOnlyList<byte>? Labels { get; }

    /// <summary>How many examples there are.</summary>
    public int Count => Values.Length / ExampleSize;

    /// <summary>Values of one example: height · width · channels.</summary>
    public int ExampleSize { get; }

    /// <inheritdoc/>
    public Shape Shape => new([Height, Width, Channels]);

    IReadOnlyList<int>? IExamples.Labels => labelNumbers;

    /// <summary>The values of one example: [<see cref="ExampleSize"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public ReadOnlyMemory<float> this[int example]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(example);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example, Count);
            return Values.Slice(example * ExampleSize, ExampleSize);
        }
    }

    /// <summary>SHA-256 of shape, values and labels in lower-case hexadecimal, computed when first asked for. The name does not count.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <inheritdoc/>
    public string Where(int example, int value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}, example {example}, row {value / (Width * Channels)}, column {value / Channels % Width} (from 0)"
        );

    /// <summary>The name and the shape: <c>digits/train: 1437 × 8 × 8 × 1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Count} × {Height} × {Width} × {Channels}");

    private static int SizeOf(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        var size = (Int128)height * width * channels;
        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException($"An image of {height} × {width} × {channels} values is larger than an array can be.");
    }

    private static void RequireUnitInterval(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] <= 1))
            {
                var text = values[i].ToString("R", CultureInfo.InvariantCulture);
                throw new ArgumentException($"Values lie in [0, 1]; value {i} is {text}. Scale the data first.", nameof(values));
            }
        }
    }
}
