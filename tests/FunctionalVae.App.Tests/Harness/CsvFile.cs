using System.Globalization;

namespace FunctionalVae.App.Tests;

/// <summary>A CSV file that a command wrote.</summary>
internal sealed record CsvFile(string[] Header, double[][] Rows, string[][] Cells)
{
    public static CsvFile Read(string path)
    {
        var lines = File.ReadAllText(path).TrimEnd('\n').Split('\n');
        string[][] cells = [.. lines[1..].Select(line => line.Split(','))];
        return new(lines[0].Split(','), [.. cells.Select(row => row.Select(Number).ToArray())], cells);
    }

    /// <summary>The table without its columns of places, which arrays do not have.</summary>
    public double[][] Numbers() => [.. Rows.Select(row => row.Where((_, i) => Header[i] is not ("file" or "row" or "part")).ToArray())];

    public string[] Texts(string name) => [.. Cells.Select(row => row[Array.IndexOf(Header, name)])];

    public double[] Column(string name) => [.. Rows.Select(row => row[Array.IndexOf(Header, name)])];

    // A text is not a number.
    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
