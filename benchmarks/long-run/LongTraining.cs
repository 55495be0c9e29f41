using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Zoo;

namespace FunctionalVae.LongRun;

/// <summary>A long training of <see cref="TinyVae"/> by its generated code, with options, progress and a keeper, as programs train it.</summary>
internal static class LongTraining
{
    // Few epochs: of each one the run remembers what it came to, which is what its caller asked for.
    private const int StepsPerEpoch = 4000;

    /// <summary>Trains, and reads at every <paramref name="every"/> steps.</summary>
    /// <param name="steps">Steps in all.</param>
    /// <param name="every">Steps between two readings.</param>
    /// <param name="threads">Threads to train on.</param>
    /// <param name="leak">Bytes to leak at each step.</param>
    /// <param name="checkpoints">Where checkpoints are kept; null for none.</param>
    public static IReadOnlyList<Reading> Of(long steps, long every, int threads, int leak, CheckpointFolder? checkpoints)
    {
        var options = TinyVae.Defaults with { Epochs = (int)(steps / StepsPerEpoch), Threads = threads };
        var data = Dataset.Of(TinyVae.Images.From(Generated.Values(StepsPerEpoch * options.BatchSize * TinyVae.Model.Layout.InputWidth)));
        var start = TrainingPoint.Before(TinyVae.Start(options, Key.FromSeed(options.Seed)));
        var keeper = new ReadingKeeper(every, leak, checkpoints);
        TinyVae.TrainFrom(start, data, keeper, new OneLine());
        return keeper.Readings;
    }

    // Progress as programs show it: a line that moves.
    private sealed class OneLine : IProgress<TrainingProgress>
    {
        private string line = "";

        public void Report(TrainingProgress value)
        {
            line = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch}/{value.Epochs}  objective {value.Objective.Value:F2}");
            if (value.IsEpochEnd && !Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{line}");
            }
        }
    }
}
