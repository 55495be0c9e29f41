using System.Globalization;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>The file that examples were read from, and how it counts them.</summary>
/// <param name="File">The path, and the array in it where there are several.</param>
internal abstract record Origin(string File)
{
    /// <summary>The place of a value in the file, for messages.</summary>
    /// <param name="number">The example's number as the file counts.</param>
    /// <param name="value">The value's number within the example, from 0.</param>
    public abstract string Where(int number, int value);

    /// <summary>The column of a value of an example in words; null where the file has no columns.</summary>
    /// <param name="value">The value's number within the example, from 0.</param>
    public virtual string? ColumnText(int value) => null;
}

/// <summary>A CSV file, whose examples are numbered by the line on which they begin, from 1.</summary>
/// <param name="File">The path.</param>
/// <param name="Columns">The names of all columns of the file; null where it has no header.</param>
/// <param name="LabelColumn">The number of the column that holds labels, from 0; −1 when there is none.</param>
internal sealed record CsvOrigin(string File, IReadOnlyList<string>? Columns, int LabelColumn) : Origin(File)
{
    public override string Where(int number, int value) => $"{File}, line {Text(number)}, {ColumnOf(value)}";

    public override string ColumnText(int value) => ColumnOf(value);

    /// <summary>The column of a value of an example, counted from 0 without the labels, in words.</summary>
    public string ColumnOf(int value) => Column(LabelColumn >= 0 && value >= LabelColumn ? value + 1 : value);

    /// <summary>A column of the file, counted from 0, in words: <c>column 3 ("height")</c>.</summary>
    public string Column(int column) =>
        Columns is { } names && column < names.Count
            ? $"column {Text(column + 1)} (\"{Printable.Of(names[column])}\")"
            : $"column {Text(column + 1)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A CSV file of which a column may have become several values of an example, or none.</summary>
/// <param name="Csv">The file.</param>
/// <param name="Columns">For each value of an example its column of the file, from 0.</param>
internal sealed record TableOrigin(CsvOrigin Csv, ValueList<int> Columns) : Origin(Csv.File)
{
    public override string Where(int number, int value) => Csv.Where(number, Columns[value]);

    public override string ColumnText(int value) => Csv.Column(Columns[value]);
}

/// <summary>An array, whose values are named as NumPy indexes them: <c>a[17, 3, 4]</c>, from 0.</summary>
/// <param name="File">The path, and the array's name in a packed file.</param>
/// <param name="Shape">The shape of one example in the file; empty for an array of one dimension.</param>
/// <param name="IsChannelsFirst">Whether the values were reordered from [channels, height, width] to channels last.</param>
internal sealed record ArrayOrigin(string File, ValueList<int> Shape, bool IsChannelsFirst = false) : Origin(File)
{
    public override string Where(int number, int value)
    {
        if (IsChannelsFirst)
        {
            var (pixel, channel) = Math.DivRem(value, Shape[0]);
            value = (channel * (Shape[1] * Shape[2])) + pixel;
        }

        var index = new int[Shape.Count + 1];
        index[0] = number;
        for (var axis = Shape.Count - 1; axis >= 0; axis--)
        {
            (value, index[axis + 1]) = Math.DivRem(value, Shape[axis]);
        }

        return $"{File} at [{string.Join(", ", index.Select(part => part.ToString(CultureInfo.InvariantCulture)))}]";
    }
}
