namespace FunctionalVae.Data;

/// <summary>Reads one array as the examples of a table, or as labels.</summary>
internal static class NpyTable
{
    public static ExampleTable Read(DataFile file) =>
        Examples(file.Contents, file.MostBytes, !file.IsPacked, file.Path, Path.GetFileName(file.Path), null);

    /// <summary>An array of [examples, …]: the further dimensions are the shape of one.</summary>
    /// <param name="contents">The array with its header.</param>
    /// <param name="most">The most bytes that it can have.</param>
    /// <param name="isSure">Whether it is known to have as many as it declares up to that.</param>
    /// <param name="where">The file, and the array in it.</param>
    /// <param name="name">What the table is called.</param>
    /// <param name="labels">One per example; null when there are none.</param>
    public static ExampleTable Examples(Stream contents, long most, bool isSure, string where, string name, int[]? labels)
    {
        var header = NpyHeader.Read(contents, where);
        var trailing = ValueList.From(header.Dimensions.Skip(1));
        var shape = trailing.Count == 0 ? Shape.Vector(1) : new Shape(trailing);
        var origin = new ArrayOrigin(where, trailing);
        var values = Values(contents, header, most, isSure, origin, (int)shape.Count);
        var count = header.Dimensions[0];
        if (labels is not null && labels.Length != count)
        {
            throw new InvalidDataSetException(
                $"{where} has {count} examples and its label array has {labels.Length}. Save one label for each."
            );
        }

        return ExampleTable.Read(
            name,
            shape,
            values,
            null,
            labels is null ? null : new(Array.AsReadOnly(labels)),
            RowOrigins.Of(origin, [.. Enumerable.Range(0, count)])
        );
    }

    /// <summary>An array of whole numbers in one dimension.</summary>
    public static int[] Labels(Stream contents, long most, bool isSure, string where)
    {
        var header = NpyHeader.Read(contents, where);
        if (header.Dimensions.Skip(1).Any(size => size > 1))
        {
            throw new InvalidDataSetException(
                $"{where} has the shape [{string.Join(", ", header.Dimensions)}]; labels are one whole number per example. "
                    + "For one-hot rows, save a.argmax(axis=1)."
            );
        }

        var origin = new ArrayOrigin(where, default);
        return NpyArray.Read(contents, header, most, isSure, where, (value, index) => Whole(value, index, origin));
    }

    private static (float[] Rounded, double[]? Exact) Values(
        Stream contents,
        NpyHeader header,
        long most,
        bool isSure,
        ArrayOrigin origin,
        int width
    )
    {
        if (header.Type.FitsSingle)
        {
            return (
                NpyArray.Read(contents, header, most, isSure, origin.File, (value, index) => (float)Finite(value, index, origin, width)),
                null
            );
        }

        var exact = NpyArray.Read(contents, header, most, isSure, origin.File, (value, index) => Finite(value, index, origin, width));
        return (Array.ConvertAll(exact, static value => (float)value), exact);
    }

    private static double Finite(double value, int index, ArrayOrigin origin, int width)
    {
        return float.IsFinite((float)value)
            ? value
            : throw new InvalidDataSetException(NotFinite.Message(origin.Where(index / width, index % width), value));
    }

    private static int Whole(double value, int index, ArrayOrigin origin) =>
        double.IsInteger(value) && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidDataSetException(
                $"{origin.Where(index, 0)}: {value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} is not a label. "
                    + "Labels are whole numbers of 32 bits."
            );
}
