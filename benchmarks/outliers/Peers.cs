using System.Diagnostics;
using FunctionalVae.Data;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>The detectors of scikit-learn, in a process of their own, over the same splits.</summary>
internal static class Peers
{
    /// <summary>Scores all splits that lie in a folder.</summary>
    /// <exception cref="InvalidOperationException">The process failed; its own words are on standard error.</exception>
    public static void Run(string python, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), folder]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{python} peers.py ended with {process.ExitCode}. It needs scikit-learn: python3-sklearn of Debian."
            );
        }
    }

    /// <summary>The ROC-AUC of each detector on one split, by name.</summary>
    public static IReadOnlyDictionary<string, double> Areas(string folder, Split split)
    {
        var table = DataFiles.Load([Path.Combine(folder, split.Name + ".scores.csv")], new DataOptions()).Train;
        return table
            .Columns!.Select(
                (name, column) => (name, Scores: Enumerable.Range(0, table.Count).Select(row => table.Exact(row).Span[column]).ToArray())
            )
            .ToDictionary(one => one.name, one => Outliers.RocAuc(one.Scores, split.AreOutliers));
    }
}
