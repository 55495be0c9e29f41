using System.Diagnostics;
using System.Globalization;
using FunctionalVae.App;
using FunctionalVae.Checkpoints;
using FunctionalVae.Zoo;

namespace FunctionalVae.LongRun;

/// <summary>Training of <see cref="MnistVae"/> with a checkpoint every second and without one, in turns, by the keeper of <c>fvae train</c>.</summary>
internal static class CheckpointCost
{
    private const int StepsPerEpoch = 100;
    private const double SecondsATurn = 5;

    // Pairs of turns for each that is wanted, at most: the rest lay where the processors were far apart.
    private const int MostPairs = 4;

    /// <summary>The table, and the ratio of the medians.</summary>
    /// <param name="rounds">Turns of each.</param>
    /// <param name="threads">Threads to train on.</param>
    public static (string Table, double Ratio) Of(int rounds, int threads)
    {
        var options = MnistVae.Defaults with { Threads = threads };
        var data = Dataset.Of(MnistVae.Images.From(Generated.Values(StepsPerEpoch * options.BatchSize * MnistVae.Model.Layout.InputWidth)));
        var place = Directory.CreateTempSubdirectory("long-run-").FullName;
        try
        {
            // Compiled, and how many epochs a turn has.
            _ = Train(options, data, new(), place);
            var epoch = Train(options, data, new(), place).Seconds / options.Epochs;
            options = options with { Epochs = Math.Max(1, (int)Math.Round(SecondsATurn / epoch)) };
            var pairs = new List<Pair>();
            while (pairs.Count < MostPairs * rounds && Near(pairs, threads).Count < rounds)
            {
                pairs.Add(PairOf(options, data, place, threads, isBackwards: pairs.Count % 2 == 1));
            }

            return Told(Near(pairs, threads), pairs.Count, options);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static List<Pair> Near(List<Pair> pairs, int threads) =>
        threads == 1 || pairs.Count == 0
            ? pairs
            : pairs.FindAll(pair => CoreDistance.IsNear(pair.Distance, pairs.Min(other => other.Least)));

    private static Pair PairOf(TrainOptions options, IDataset<MnistVae.Images> data, string place, int threads, bool isBackwards)
    {
        var distances = new List<double>();
        Turn With() => Train(options, data, new(EverySeconds: 1), place);
        Turn Without() => Train(options, data, new(), place);
        Turn Measured(Func<Turn> turn)
        {
            var taken = turn();
            distances.Add(threads == 1 ? 0 : CoreDistance.Nanoseconds());
            return taken;
        }

        _ = Measured(() => default);
        var first = Measured(isBackwards ? Without : With);
        var second = Measured(isBackwards ? With : Without);
        return new(isBackwards ? second : first, isBackwards ? first : second, distances.Max(), distances.Min());
    }

    private static (string Table, double Ratio) Told(List<Pair> pairs, int all, TrainOptions options)
    {
        if (pairs.Count == 0)
        {
            return ("The processors were far apart in every pair of turns.\n", double.NaN);
        }

        double Median(Func<Pair, double> figure) => Times.Median([.. pairs.Select(figure)]);
        var (slow, fast) = (Median(pair => pair.With.Seconds), Median(pair => pair.Without.Seconds));
        var (busy, usual) = (Median(pair => pair.With.Cpu), Median(pair => pair.Without.Cpu));
        return (
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | MnistVae, batch {options.BatchSize}, {options.Threads} threads, {options.Epochs
                    * StepsPerEpoch} steps a turn, medians of {pairs.Count} | seconds | seconds of the processors |
                |---|---|---|
                | without checkpoints but the last | {fast:F3} | {usual:F3} |
                | with one every second, {pairs.Average(pair => pair.With.Kept):F1} a turn | {slow:F3} | {busy:F3} |
                | ratio | {slow / fast:F4} | {busy / usual:F4} |
                {(pairs.Count < all ? $"\n{all - pairs.Count} of {all} pairs of turns are left out: the processors lay far apart, {pairs.Max(pair => pair.Distance):F0} ns and less in the others.\n" : "")}
                """
            ),
            slow / fast
        );
    }

    // The last checkpoint, which training waits for, is on both sides.
    private static Turn Train(TrainOptions options, IDataset<MnistVae.Images> data, CheckpointRequest request, string place)
    {
        var start = TrainingPoint.Before(MnistVae.Start(options, Key.FromSeed(options.Seed)));
        var folder = new CheckpointFolder(place);
        folder.Prune([]);
        var keeper = new Counting(
            new RunKeeper(folder, request, MnistVae.Model, new Dictionary<string, string>(), RunClock.Of(null), Console.Error)
        );
        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        MnistVae.TrainFrom(start, data, keeper);
        return new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds, keeper.Kept);
    }

    private readonly record struct Turn(double Seconds, double Cpu, int Kept);

    // Distances of the processors before, between and after the turns.
    private sealed record Pair(Turn With, Turn Without, double Distance, double Least);

    private sealed class Counting(RunKeeper keeper) : ITrainingKeeper
    {
        public int Kept { get; private set; }

        public bool IsDue(long step) => keeper.IsDue(step);

        public void Keep(TrainingPoint point, bool isLast)
        {
            Kept += isLast ? 0 : 1;
            keeper.Keep(point, isLast);
        }
    }
}
