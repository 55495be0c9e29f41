namespace FunctionalVae.Data;

/// <summary>The checks that the parts of a table fit together.</summary>
internal static class TableSizes
{
    public static int WidthOf(Shape shape)
    {
        if (shape.Dimensions.Count == 0 || shape.Dimensions.Any(size => size <= 0))
        {
            throw new ArgumentException($"An example has one or more dimensions, all positive; the shape is {shape}.", nameof(shape));
        }

        return shape.Count <= Array.MaxLength
            ? (int)shape.Count
            : throw new ArgumentException($"An example of shape {shape} is larger than an array can be.", nameof(shape));
    }

    public static int CountOf(int length, int width) =>
        length > 0 && length % width == 0
            ? length / width
            : throw new ArgumentException(
                $"{length} values are not a whole number of examples: one has {width}, and there is at least one."
            );

    public static void Require(
        int count,
        int width,
        IReadOnlyList<string>? columns,
        IReadOnlyList<int>? labels,
        IReadOnlyList<string>? labelNames
    )
    {
        if (columns is not null && columns.Count != width)
        {
            throw new ArgumentException($"{columns.Count} column names for {width} columns.", nameof(columns));
        }

        if (labels is not null && labels.Count != count)
        {
            throw new ArgumentException($"{labels.Count} labels for {count} examples.", nameof(labels));
        }

        if (labelNames is not null && (labels is null || labels.Any(label => label < 0 || label >= labelNames.Count)))
        {
            throw new ArgumentException($"There are {labelNames.Count} label names, and a label without one.", nameof(labelNames));
        }
    }
}
