using System.Runtime.InteropServices;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>Runs all sides of a case in turns, so that all meet the machine in the same state.</summary>
internal static class Comparison
{
    public const string Header =
        "| network | term | binarized | batch | threads | step, µs | PyTorch, µs (its threads) | ratio | with its memory kept, µs (threads) | ratio | TorchSharp, µs (threads) | ratio | of the peak | times one thread | decode one, µs | PyTorch, µs | ratio |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    private const int Alternations = 7;

    // A library that is not there: its time and its ratio.
    private const string Absent = "– | –";

    /// <summary>Rows of the table, one for each number of threads; null where no other library is there.</summary>
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
            var peers = Peers.Start(python, @case, threads, file);
            if (!peers.All.Any())
            {
                own.Dispose();
                return null;
            }

            foreach (var peer in peers.All)
            {
                log.Write($"{@case.Network}, batch {@case.BatchSize}, threads {threads}: {peer.Description}\n");
            }

            return new(own, peers, threads);
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
        // With more threads the others may be slower: their best counts.
        var upTo = sides.Where(candidate => candidate.Threads <= side.Threads).ToList();
        var decodes = sides.Select(candidate => candidate.Peers.PyTorch?.Decode).OfType<double>().ToList();
        var decode = decodes.Count == 0 ? Absent : Invariant($"{decodes.Min():F1} | {decodes.Min() / side.Decode:F2}");
        var one = sides.Find(candidate => candidate.Threads == 1);
        var scaling = side == one || one is null ? "" : Invariant($"{one.Step / side.Step:F2}");
        return Invariant(
            $"| {@case.Network} | {@case.Term} | {(@case.IsBinarized ? "yes" : "no")} | {@case.BatchSize} | {side.Threads} | {side.Step:F1} | {Best(peers => peers.PyTorch)} | {Best(peers => peers.Keeping)} | {Best(peers => peers.TorchSharp)} | {side.FractionOfPeak:P0} | {scaling} | {side.Decode:F1} | {decode} |\n"
        );

        string Best(Func<Peers, Peer?> of) =>
            upTo.Where(candidate => of(candidate.Peers) is not null).MinBy(candidate => of(candidate.Peers)!.Step) is { } best
                ? Invariant($"{of(best.Peers)!.Step:F1} ({best.Threads}) | {of(best.Peers)!.Step / side.Step:F2}")
                : Absent;
    }
}
