using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>What a run's keeper says, by whom and when.</summary>
public sealed class RunKeeperTests
{
    private static readonly TrainingPoint Point = At(3);

    [Fact]
    public void A_checkpoint_that_cannot_be_kept_is_told_by_the_training_thread_when_it_comes_by()
    {
        using var folder = TemporaryFolder.InMemory();
        using var error = new Witness();
        var keeper = Of(folder.Path, error);
        Disk.Use(new WatchedDisk(_ => throw new IOException("No space left on device")));
        try
        {
            keeper.Keep(Point, isLast: false);
            Assert.Null(keeper.Latest);
            Assert.Equal("", error.ToString());
            while (!keeper.IsDue(4)) { }

            Assert.StartsWith("warning: the checkpoint after step 3 could not be kept: ", error.ToString(), StringComparison.Ordinal);
            Assert.EndsWith("No space left on device Training goes on.\n", error.ToString(), StringComparison.Ordinal);
            Assert.Equal([Environment.CurrentManagedThreadId], error.Threads.Distinct());
            keeper.Keep(At(5), isLast: true);
            Assert.EndsWith("No space left on device There is none.\n", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Disk.Use(null);
        }

        keeper.Keep(At(6), isLast: false);
        Assert.Contains("step-000000000006-", keeper.Latest, StringComparison.Ordinal);
        Assert.Equal(2, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Memory_that_does_not_suffice_for_a_checkpoint_ends_training_and_leaves_the_one_before()
    {
        using var folder = TemporaryFolder.InMemory();
        using var error = new Witness();
        var keeper = Of(folder.Path, error);
        keeper.Keep(Point, isLast: false);
        var before = keeper.Latest;
        Disk.Use(new WatchedDisk(_ => throw new InsufficientMemoryException()));
        try
        {
            keeper.Keep(At(5), isLast: false);
            Assert.Equal(before, keeper.Latest);
            Assert.Throws<InsufficientMemoryException>(keeper.Finish);
            keeper.Finish();
        }
        finally
        {
            Disk.Use(null);
        }

        Assert.Equal("", error.ToString());
        Assert.True(File.Exists(before));
    }

    [Fact]
    public void Checkpoints_of_a_way_that_training_went_back_from_go()
    {
        using var folder = TemporaryFolder.InMemory();
        using var error = new Witness();
        var keeper = Of(folder.Path, error);
        foreach (var step in (long[])[4, 7, 5])
        {
            keeper.Keep(At(step), isLast: false);
        }

        Assert.Contains("step-000000000005-", keeper.Latest, StringComparison.Ordinal);
        Assert.Equal(
            ["step-000000000004", "step-000000000005"],
            Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)[..17]).Order(StringComparer.Ordinal)
        );
    }

    private static RunKeeper Of(string path, TextWriter error) =>
        new(
            new CheckpointFolder(path),
            new CheckpointRequest(EverySteps: 1),
            TinyVae.Model,
            new Dictionary<string, string>(),
            RunClock.Of(null),
            error
        );

    private static TrainingPoint At(long step)
    {
        var start = TinyVae.Model.Start(TinyVae.Model.Defaults, Key.FromSeed(1));
        return TrainingPoint.Before(start with { Step = step });
    }

    private sealed class Witness : StringWriter
    {
        public List<int> Threads { get; } = [];

        public override void Write(string? value)
        {
            Threads.Add(Environment.CurrentManagedThreadId);
            base.Write(value);
        }
    }
}
