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

    // Pairs of turns that may be left out for each that is wanted: the processors lay far apart.
    private const int MostLeftOut = 2;

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
            var distance = new CoreDistance(threads);
            distance.Await();
            var epoch = Train(options, data, new(), place).Seconds / options.Epochs;
            options = options with { Epochs = Math.Max(1, (int)Math.Round(SecondsATurn / epoch)) };
            var (pairs, tries) = (new List<Pair>(), 0);
            while (pairs.Count < rounds && tries < (1 + MostLeftOut) * rounds)
            {
                distance.Await();
                var pair = PairOf(options, data, place, distance, isBackwards: tries % 2 == 1);
                tries++;
                pairs = [.. pairs.Append(pair).OfType<Pair>().Where(each => distance.IsNear(each.Distance))];
            }

            return Told(pairs, tries, options);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    // Null where the processors were far apart after the first turn already.
    private static Pair? PairOf(TrainOptions options, IDataset<MnistVae.Images> data, string place, CoreDistance distance, bool isBackwards)
    {
        Turn Taken(bool isKept) => Train(options, data, isKept ? new(EverySeconds: 1) : new(), place);

        // Every other pair goes backwards.
        var first = Taken(!isBackwards);
        var between = distance.Now();
        if (!distance.IsNear(between))
        {
            return null;
        }

        var second = Taken(isBackwards);
        var (with, without) = isBackwards ? (second, first) : (first, second);
        return new(with, without, Math.Max(between, distance.Now()));
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

    // Up to the last checkpoint, which is not written beside training: both sides have it, and wait for the disk.
    private static Turn Train(TrainOptions options, IDataset<MnistVae.Images> data, CheckpointRequest request, string place)
    {
        var start = TrainingPoint.Before(MnistVae.Start(options, Key.FromSeed(options.Seed)));
        var folder = new CheckpointFolder(place);
        folder.Prune([]);
        var keeper = new Counting(
            new RunKeeper(folder, request, MnistVae.Model, new Dictionary<string, string>(), RunClock.Of(null), Console.Error)
        );
        var begin = Reading();
        MnistVae.TrainFrom(start, data, keeper);
        return new(keeper.End.Seconds - begin.Seconds, keeper.End.Cpu - begin.Cpu, keeper.Kept);
    }

    private static (double Seconds, double Cpu) Reading() =>
        (Stopwatch.GetElapsedTime(0).TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);

    private readonly record struct Turn(double Seconds, double Cpu, int Kept);

    // The greatest distance of the processors after a turn.
    private sealed record Pair(Turn With, Turn Without, double Distance);

    private sealed class Counting(RunKeeper keeper) : ITrainingKeeper
    {
        public int Kept { get; private set; }

        /// <summary>When the last step was done.</summary>
        public (double Seconds, double Cpu) End { get; private set; }

        public bool IsDue(long step) => keeper.IsDue(step);

        public void Keep(TrainingPoint point, bool isLast)
        {
            Kept += isLast ? 0 : 1;
            End = isLast ? Reading() : End;
            keeper.Keep(point, isLast);
        }
    }
}
