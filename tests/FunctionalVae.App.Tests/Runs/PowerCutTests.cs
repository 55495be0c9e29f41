using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>A power cut: of files there is what was flushed, of names those of flushed folders, or all of them. Nobody can say which.</summary>
public sealed class PowerCutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_a_cut_at_any_moment_the_old_run_or_the_new_one_is_there(bool allNames)
    {
        using var old = TwoRuns.Instance.OldFolder();
        using var folder = TemporaryFolder.InMemory();
        TwoRuns.Copy(old.Path, folder.Path);
        var disk = new RecordingDisk(folder.Path);
        Disk.Use(disk);
        try
        {
            TwoRuns.Instance.Write(folder.Path, TwoRuns.New);
        }
        finally
        {
            Disk.Use(null);
        }

        Assert.InRange(disk.Events.Count, 40, 1000);
        for (var moment = 0; moment <= disk.Events.Count; moment++)
        {
            using var after = TemporaryFolder.InMemory();
            disk.Replay(old.Path, after.Path, moment, allNames);
            var seen = TwoRuns.Instance.Seen(after.Path);
            Assert.Contains(seen, (string[])[TwoRuns.Old, TwoRuns.New]);

            // What was reported as written survives.
            Assert.True(moment < disk.Events.Count || seen == TwoRuns.New);
            TwoRuns.Instance.WritesOver(after.Path);
        }
    }

    [Fact]
    public void A_file_that_was_saved_survives_a_cut()
    {
        using var folder = TemporaryFolder.InMemory();
        var disk = new RecordingDisk(folder.Path);
        Disk.Use(disk);
        try
        {
            AtomicFile.Write(folder.File("model.bin"), stream => stream.Write([1, 2, 3]));
        }
        finally
        {
            Disk.Use(null);
        }

        using var before = TemporaryFolder.InMemory();
        for (var moment = 0; moment <= disk.Events.Count; moment++)
        {
            using var after = TemporaryFolder.InMemory();
            disk.Replay(before.Path, after.Path, moment, allNames: false);
            var whole = File.Exists(after.File("model.bin"));
            Assert.True(!whole || File.ReadAllBytes(after.File("model.bin")) is [1, 2, 3]);
            Assert.True(moment < disk.Events.Count || whole);
        }
    }
}
