using System.Runtime.InteropServices;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>Runs all sides of a case in turns, so that all meet the machine in the same state.</summary>
internal static class Comparison
{
    public const string Header =
        "| network | binarized | batch | threads | step, µs | PyTorch, µs (its threads) | ratio | with its memory kept, µs (threads) | ratio | of the peak | times one thread | decode one, µs | PyTorch, µs | ratio |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    private const int Alternations = 7;

    /// <summary>Rows of the table, one for each number of threads; null without PyTorch.</summary>
    public static string? Rows(Case @case, PyTorch python, TextWriter log)
    {
        var sides = new List<Side>();
        try
        {
            foreach (var threads in @case.Threads)
            {
                if (SideOf(@case, threads, python, log) is not { } side)
                {
                    return null;
                }

                sides.Add(side);
            }

            Alternate(sides);
            return string.Concat(sides.Select(side => Row(@case, side, sides)));
        }
        finally
        {
            sides.ForEach(side => side.Dispose());
        }
    }

    private static Side? SideOf(Case @case, int threads, PyTorch python, TextWriter log)
    {
        var own = new BenchmarkSession(@case.Model, @case.BatchSize, threads);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(own.Examples.Values.Span));
            if (
                PyTorchProcess.Start(python, @case, threads, file, keepsMemory: false) is not { } other
                || PyTorchProcess.Start(python, @case, threads, file, keepsMemory: true) is not { } keeping
            )
            {
                own.Dispose();
                return null;
            }

            log.Write(
                $"{@case.Network}, batch {@case.BatchSize}, threads {threads}: {other.Description}; memory kept: {keeping.Description}\n"
            );
            return new(own, other, keeping, threads);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Alternate(List<Side> sides)
    {
        // The first turn warms up.
        sides.ForEach(side => side.Turn());
        sides.ForEach(side => side.Clear());
        for (var turn = 0; turn < Alternations; turn++)
        {
            sides.ForEach(side => side.Turn());
        }
    }

    private static string Row(Case @case, Side side, List<Side> sides)
    {
        // With more threads PyTorch may be slower: its best counts.
        var others = sides.Where(candidate => candidate.Threads <= side.Threads).ToList();
        var other = others.MinBy(candidate => candidate.PyTorchStep)!;
        var keeping = others.MinBy(candidate => candidate.KeepingStep)!;
        var otherDecode = sides.Min(candidate => candidate.PyTorchDecode);
        var one = sides.Find(candidate => candidate.Threads == 1);
        var scaling = side == one || one is null ? "" : Invariant($"{one.Step / side.Step:F2}");
        return Invariant(
            $"| {@case.Network} | {(@case.IsBinarized ? "yes" : "no")} | {@case.BatchSize} | {side.Threads} | {side.Step:F1} | {other.PyTorchStep:F1} ({other.Threads}) | {other.PyTorchStep / side.Step:F2} | {keeping.KeepingStep:F1} ({keeping.Threads}) | {keeping.KeepingStep / side.Step:F2} | {side.FractionOfPeak:P0} | {scaling} | {side.Decode:F1} | {otherDecode:F1} | {otherDecode / side.Decode:F2} |\n"
        );
    }
}
