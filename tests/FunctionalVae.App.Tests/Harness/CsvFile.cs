using System.Globalization;

namespace FunctionalVae.App.Tests;

/// <summary>A CSV file that a command wrote.</summary>
internal sealed record CsvFile(string[] Header, double[][] Rows)
{
    public static CsvFile Read(string path)
    {
        var lines = File.ReadAllText(path).TrimEnd('\n').Split('\n');
        return new(
            lines[0].Split(','),
            [.. lines[1..].Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())]
        );
    }

    public double[] Column(string name) => [.. Rows.Select(row => row[Array.IndexOf(Header, name)])];
}
