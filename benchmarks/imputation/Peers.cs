using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.ImputationBenchmark;

/// <summary>peers.py: sets, and other ways to fill gaps.</summary>
internal static class Peers
{
    /// <summary>The one that has densities.</summary>
    public const string Normal = "normal by EM";

    /// <summary>Runs a word of peers.py.</summary>
    /// <exception cref="InvalidOperationException">The process failed; its own words are on standard error.</exception>
    public static void Run(string python, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), .. words]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{python} peers.py ended with {process.ExitCode}. It needs scikit-learn: python3-sklearn of Debian."
            );
        }
    }

    /// <summary>The columns and numbers of a file; NaN where it has none.</summary>
    public static (IReadOnlyList<string> Columns, double[] Values) Read(string path)
    {
        var texts = TableTexts.Read(path);
        return (
            texts.Columns,
            [
                .. Enumerable
                    .Range(0, texts.Count)
                    .SelectMany(row => Enumerable.Range(0, texts.Columns.Count).Select(column => texts.Text(row, column)))
                    .Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture)),
            ]
        );
    }

    /// <summary>Writes a case for other programs.</summary>
    public static void Write(string folder, Case one)
    {
        var lines = one.Given.Chunk(one.Width).Select(row => string.Join(',', row.Select(value => double.IsNaN(value) ? "" : Text(value))));
        var names = string.Join(',', Enumerable.Range(0, one.Width).Select(column => "f" + Text(column)));
        File.WriteAllText(Path.Combine(folder, one.Name + ".csv"), string.Join('\n', lines.Prepend(names)) + "\n");
    }

    /// <summary>What each method made of a case.</summary>
    public static IReadOnlyDictionary<string, Filling> Of(string folder, Case one)
    {
        var (columns, values) = Read(Path.Combine(folder, one.Name + ".filled.csv"));
        double[] Column(int column) => [.. values.Where((_, cell) => cell % columns.Count == column)];
        var methods = columns.Count - 2;
        return Enumerable
            .Range(0, methods)
            .ToDictionary(
                column => columns[column],
                column =>
                    columns[column] == Normal
                        ? new Filling(one.Error(Column(column)), one.Score(Column(methods)), Column(methods + 1).Average())
                        : new Filling(one.Error(Column(column)))
            );
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
