using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Checkpoints, ended or failing at every call of the disk, and cut off from the power: the one before or the new one is there, whole.</summary>
public sealed class CheckpointFaultTests
{
    private static readonly TrainingPoint[] Points = Trained(12);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ended_or_failing_at_any_call_a_whole_checkpoint_is_there(bool isKilled)
    {
        var seen = new HashSet<long>();
        var calls = Calls();
        Assert.InRange(calls, 8, 100);
        for (var point = 0; point < calls; point++)
        {
            using var folder = TemporaryFolder.InMemory();
            var checkpoints = new CheckpointFolder(folder.Path);
            Keep(checkpoints, 0);
            var problem = On(
                new WatchedDisk(call =>
                {
                    if (call >= point)
                    {
                        throw isKilled ? new KilledException() : new IOException("No space left on device");
                    }
                }),
                () => Keep(checkpoints, 1)
            );
            Assert.NotNull(problem);
            seen.Add(Step(folder.Path)!.Value);
            Keep(checkpoints, 2);
            Assert.Equal(Points[2].State.Step, Step(folder.Path));
            Assert.Single(Directory.GetFiles(folder.Path));
        }

        Assert.Equal([Points[0].State.Step, Points[1].State.Step], seen.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_power_cut_at_any_moment_the_last_checkpoint_that_was_told_is_there_or_a_later_one(bool allNames)
    {
        using var folder = TemporaryFolder.InMemory();
        using var before = TemporaryFolder.InMemory();
        var disk = new RecordingDisk(folder.Path);
        var told = new List<(int Moment, long Step)>();
        Assert.Null(
            On(
                disk,
                () =>
                {
                    for (var i = 0; i < Points.Length; i++)
                    {
                        Keep(new(folder.Path), i);
                        told.Add((disk.Events.Count, Points[i].State.Step));
                    }
                }
            )
        );
        Assert.InRange(disk.Events.Count, 200, 5000);
        for (var moment = 0; moment <= disk.Events.Count; moment++)
        {
            using var after = TemporaryFolder.InMemory();
            disk.Replay(before.Path, after.Path, moment, allNames);
            var least = told.LastOrDefault(each => each.Moment <= moment).Step;
            Assert.InRange(Step(after.Path) ?? 0, least, Points[^1].State.Step);
        }
    }

    [Fact]
    public void A_file_with_other_bytes_than_its_name_says_does_not_count()
    {
        using var folder = TemporaryFolder.InMemory();
        var checkpoints = new CheckpointFolder(folder.Path);
        var first = checkpoints.Write(TinyVae.Model, new(Points[0], Facts));
        var second = checkpoints.Write(TinyVae.Model, new(Points[1], Facts));
        var bytes = File.ReadAllBytes(second);
        foreach (var place in (int[])[0, 20, bytes.Length / 2, bytes.Length - 1])
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= 1;
            File.WriteAllBytes(second, damaged);
            Assert.Equal(first, checkpoints.Latest(TinyVae.Model)!.Value.File);
        }

        File.WriteAllBytes(second, bytes[..^1]);
        Assert.Equal(first, checkpoints.Latest(TinyVae.Model)!.Value.File);
        File.WriteAllBytes(second, bytes);
        Assert.Equal(second, checkpoints.Latest(TinyVae.Model)!.Value.File);
    }

    private static IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string> { ["data"] = "digits" };

    private static void Keep(CheckpointFolder checkpoints, int number) =>
        checkpoints.Prune([checkpoints.Write(TinyVae.Model, new(Points[number], Facts))]);

    private static long? Step(string path) => new CheckpointFolder(path).Latest(TinyVae.Model)?.Checkpoint.Point.State.Step;

    private static int Calls()
    {
        using var folder = TemporaryFolder.InMemory();
        Keep(new(folder.Path), 0);
        var disk = new WatchedDisk(_ => { });
        Assert.Null(On(disk, () => Keep(new(folder.Path), 1)));
        return disk.Calls;
    }

    private static Exception? On(Disk disk, Action work)
    {
        Disk.Use(disk);
        try
        {
            return Record.Exception(work);
        }
        finally
        {
            Disk.Use(null);
        }
    }

    private static TrainingPoint[] Trained(int count)
    {
        var model = TinyVae.Model;
        var keeper = new EveryStep();
        var options = model.Defaults with { Epochs = 1, Threads = 1, BatchSize = 4 };
        var examples = model.ExamplesFrom(Enumerable.Range(0, 4 * count * 64).Select(i => i % 3 / 2f));
        model.TrainFrom(TrainingPoint.Before(model.Start(options, Key.FromSeed(1))), Dataset.Of(examples), keeper);
        return [.. keeper.Points.Take(count)];
    }

    private sealed class EveryStep : ITrainingKeeper
    {
        public List<TrainingPoint> Points { get; } = [];

        public bool IsDue(long step) => true;

        public void Keep(TrainingPoint point, bool isLast) => Points.Add(point);
    }
}
