using System.Diagnostics;
using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>The generators of two builds in turns, by their FunctionalVae.Generator.Benchmarks: what a cold start and edits cost.</summary>
internal static class GeneratorComparison
{
    private const int Turns = 3;

    /// <summary>A Markdown table of medians over the turns; null where the program is not built in both clones.</summary>
    public static string? Table(string old, string @new)
    {
        if (!File.Exists(ProgramOf(old)) || !File.Exists(ProgramOf(@new)))
        {
            return null;
        }

        var (before, after) = (new List<Dictionary<string, double>>(), new List<Dictionary<string, double>>());
        for (var turn = 0; turn < Turns; turn++)
        {
            before.Add(Rows(ProgramOf(old)));
            after.Add(Rows(ProgramOf(@new)));
        }

        return "| specs | what is run | generator, old, ms | new, ms | new/old |\n|---|---|---|---|---|\n"
            + string.Concat(
                before[0]
                    .Keys.Select(row =>
                    {
                        var (one, other) = (Median(before, row), Median(after, row));
                        return Invariant($"| {row} | {one:F2} | {other:F2} | {other / one:F2} |\n");
                    })
            );
    }

    private static string ProgramOf(string clone) =>
        Path.Combine(
            clone,
            "benchmarks",
            "FunctionalVae.Generator.Benchmarks",
            "bin",
            "Release",
            "net10.0",
            "FunctionalVae.Generator.Benchmarks.dll"
        );

    // | specs | what is run | generator | a spec | driver | fastest |
    private static Dictionary<string, double> Rows(string program)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return lines
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 3 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out _))
            .ToDictionary(cells => $"{cells[1]} | {cells[2]}", cells => double.Parse(cells[3], CultureInfo.InvariantCulture));
    }

    private static double Median(List<Dictionary<string, double>> turns, string row) =>
        turns.Select(turn => turn[row]).Order().ElementAt(turns.Count / 2);
}
