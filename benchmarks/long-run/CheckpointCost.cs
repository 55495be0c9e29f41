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
    private const double SecondsATurn = 8;

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
            var (with, without, kept) = (new List<(double Seconds, double Cpu)>(), new List<(double Seconds, double Cpu)>(), 0);
            for (var round = 0; round < rounds; round++)
            {
                // Every other round goes backwards.
                foreach (var isKept in round % 2 == 0 ? (bool[])[true, false] : [false, true])
                {
                    var (seconds, cpu, files) = Train(options, data, isKept ? new(EverySeconds: 1) : new(), place);
                    (isKept ? with : without).Add((seconds, cpu));
                    kept += isKept ? files : 0;
                }
            }

            var (slow, fast) = (
                Times.Median([.. with.Select(turn => turn.Seconds)]),
                Times.Median([.. without.Select(turn => turn.Seconds)])
            );
            var (busy, usual) = (Times.Median([.. with.Select(turn => turn.Cpu)]), Times.Median([.. without.Select(turn => turn.Cpu)]));
            return (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    | MnistVae, batch {options.BatchSize}, {threads} threads, {options.Epochs
                        * StepsPerEpoch} steps a turn, medians of {rounds} | seconds | seconds of the processors |
                    |---|---|---|
                    | without checkpoints but the last | {fast:F3} | {usual:F3} |
                    | with one every second, {(double)kept / rounds:F1} a turn | {slow:F3} | {busy:F3} |
                    | ratio | {slow / fast:F4} | {busy / usual:F4} |

                    """
                ),
                slow / fast
            );
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    // The last checkpoint, which training waits for, is on both sides.
    private static (double Seconds, double Cpu, int Kept) Train(
        TrainOptions options,
        IDataset<MnistVae.Images> data,
        CheckpointRequest request,
        string place
    )
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
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds, keeper.Kept);
    }

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
