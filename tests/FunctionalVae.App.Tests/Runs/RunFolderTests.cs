using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>What a run takes away and what it leaves, by the folder's record.</summary>
public sealed class RunFolderTests
{
    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("metrics.csv")]
    [InlineData("run.json")]
    [InlineData("latent.png")]
    public void A_file_that_no_run_wrote_is_not_replaced(string name)
    {
        using var folder = TemporaryFolder.InMemory();
        File.WriteAllText(folder.File(name), "mine");
        ErrorTests.AssertProblem(Train(folder.Path), $"{name} is not recorded as written by a run of this tool");
        Assert.Equal("mine", File.ReadAllText(folder.File(name)));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_of_a_run_that_somebody_changed_is_not_replaced()
    {
        using var folder = TwoRuns.Instance.OldFolder();
        File.AppendAllText(folder.File("metrics.csv"), "mine");
        ErrorTests.AssertProblem(Train(folder.Path), "metrics.csv was changed after its run wrote it.");
        Assert.EndsWith("mine", File.ReadAllText(folder.File("metrics.csv")));
    }

    [Fact]
    public void What_a_command_made_is_taken_away_unless_somebody_changed_it()
    {
        using var folder = TwoRuns.Instance.OldFolder();
        TwoRuns.Instance.WritesOver(folder.Path);
        using var other = TwoRuns.Instance.OldFolder();
        File.WriteAllText(other.File(TwoRuns.Stale), "mine");
        TwoRuns.Instance.Write(other.Path, TwoRuns.New);
        Assert.Equal("mine", File.ReadAllText(other.File(TwoRuns.Stale)));
    }

    [Fact]
    public void A_record_that_names_a_place_elsewhere_moves_and_removes_nothing()
    {
        using var folder = TemporaryFolder.InMemory();
        var run = folder.File("run");
        TwoRuns.Instance.Write(run, TwoRuns.Old);

        // Beside the folder of what is being written, as a name with dots leads there.
        File.WriteAllText(Path.Combine(run, ".fvae", "stolen"), "evil");
        var hash = FolderRecord.HashOf(Path.Combine(run, ".fvae", "stolen"));
        File.WriteAllText(Path.Combine(run, ".fvae", "commit"), $"{hash}  ../stolen\n");
        Assert.Equal(TwoRuns.Old, TwoRuns.Instance.Seen(run));
        Assert.False(File.Exists(folder.File("stolen")));
    }

    [Fact]
    public void A_folder_that_is_removed_during_training_is_made_again()
    {
        using var folder = TemporaryFolder.InMemory();
        var run = folder.File("deep/run");
        Watched(run, name => name == "Evaluate" && Directory.Exists(run), () => Directory.Delete(folder.File("deep"), recursive: true));
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, run).Values.Length);
    }

    [Fact]
    public void A_file_that_somebody_put_there_during_training_stays_and_the_model_is_kept_elsewhere()
    {
        using var folder = TemporaryFolder.InMemory();
        var run = folder.File("run");
        var outcome = Watched(run, name => name == "Evaluate", () => File.WriteAllText(Path.Combine(run, "metrics.csv"), "mine"));
        Assert.Equal(2, outcome.Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(run, "metrics.csv")));
        var spare = outcome.Error.Split("It is kept in ")[1].Split(": move it")[0];
        Checkpoint.Load(TinyVae.Model, spare);
        Directory.Delete(spare, recursive: true);
    }

    [Fact]
    public void A_disk_that_cannot_flush_is_noticed_before_training()
    {
        using var folder = TemporaryFolder.InMemory();
        Disk.Use(new NoFlush());
        try
        {
            ErrorTests.AssertProblem(Train(folder.File("run")), "Input/output error");
        }
        finally
        {
            Disk.Use(null);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [SkippableFact]
    public void Links_in_a_circle_are_told_wherever_they_are_given()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var run = TwoRuns.Instance.OldFolder();
        File.CreateSymbolicLink(run.File("one.png"), run.File("two.png"));
        File.CreateSymbolicLink(run.File("two.png"), run.File("one.png"));
        File.CreateSymbolicLink(run.File("deep.png"), run.File("deep.png/x"));
        File.CreateSymbolicLink(run.File("deep"), run.File("deep/x"));
        ErrorTests.AssertProblem(Train(run.File("one.png")), "is a link to a file, to nothing or in a circle.");
        ErrorTests.AssertProblem(Train(run.File("deep")), "is a link to a file, to nothing or in a circle.");
        ErrorTests.AssertProblem(Train(run.File("deep/run")), "Nothing can be written to");
        foreach (var name in (string[])["one.png", "deep.png", "deep/x.png"])
        {
            ErrorTests.AssertProblem(Fvae.Run("sample", run.Path, "--out", run.File(name)), "Pass --out with");
        }
    }

    private static Outcome Watched(string run, Func<string, bool> at, Action act)
    {
        var isDone = false;
        var model = WatchedModel.Of(
            TinyVae.Model,
            name =>
            {
                if (!isDone && at(name))
                {
                    isDone = true;
                    act();
                }
            }
        );
        var outcome = Fvae.With([model], "train", "TinyVae", "--epochs", "1", "--threads", "1", "--out", run);
        Assert.True(isDone);
        return outcome;
    }

    private static Outcome Train(string folder) => Fvae.Train("TinyVae", "--epochs", "1", "--out", folder);

    private sealed class NoFlush : Disk
    {
        public override void Flush(Stream file) => throw new IOException("Input/output error");
    }
}
