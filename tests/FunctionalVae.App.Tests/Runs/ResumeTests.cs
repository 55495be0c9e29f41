using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Runs that are killed and go on: what they come to has the bits of a run that was not, whatever the moment.</summary>
public sealed class ResumeTests
{
    private const int Kills = 20;

    private static readonly string[] Words =
    [
        "train",
        "TinyVae",
        "--epochs",
        "6",
        "--validation",
        "0.1",
        "--patience",
        "4",
        "--average",
        "0.9",
        "--threads",
        "1",
    ];

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Killed_at_random_points_a_run_goes_on_to_the_same_bits()
    {
        Skip.If(OperatingSystem.IsWindows(), "a process is killed by a signal");
        using var whole = TemporaryFolder.InMemory();
        Fvae.Run([.. Words, "--out", whole.Path]).Succeeded();
        var key = Key.FromSeed(16);
        var (kills, resumed, completed, lives) = (0, 0, 0, 0u);
        while (kills < Kills * Effort.Cases)
        {
            using var folder = TemporaryFolder.InMemory();
            for (var isOver = false; !isOver; )
            {
                resumed += Files(folder.Path).Count > 0 ? 1 : 0;
                using var process = KillHost.Start(
                    10 + (int)(key.Words(lives++, 0).Word0 % 490),
                    [.. Words, "--out", folder.Path, "--checkpoint-every", "3", "--resume"]
                );
                isOver = process.Wait() == 0;
                kills += isOver ? 0 : 1;
                Assert.True(isOver || Files(folder.Path).Count == 0 || Latest(folder.Path) > 0);
            }

            completed++;
            AssertSame(whole.Path, folder.Path);
        }

        Assert.InRange(resumed, kills / 4, int.MaxValue);
        Assert.InRange(completed, 1, int.MaxValue);
    }

    [Fact]
    public void More_epochs_continue_a_finished_run_and_no_more_change_nothing()
    {
        using var whole = TemporaryFolder.InMemory();
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "3", "--out", whole.Path).Succeeded();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--resume").Succeeded();
        var before = Bytes(folder.Path);
        var again = Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--resume").Succeeded();
        Assert.Contains("is finished, with 2 of 2 epochs: nothing was changed", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, Bytes(folder.Path));
        Fvae.Run("train", "TinyVae", "--epochs", "3", "--out", folder.Path, "--resume", "--threads", "3").Succeeded();
        AssertSame(whole.Path, folder.Path);
    }

    [Fact]
    public void A_finished_run_says_its_results_again()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["TinyVae", "--epochs", "3", "--validation", "0.2", "--patience", "2", "--out", folder.Path, "--resume", "--json"];
        var first = Fvae.Train(words).Succeeded();
        var again = Fvae.Train(words).Succeeded();
        Assert.Contains("nothing was changed", again.Error, StringComparison.Ordinal);
        Assert.Single(again.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(Fields(first), Fields(again));
        Assert.Equal(0, again.LastLine.GetProperty("seconds").GetDouble());
        Assert.Equal(0, again.LastLine.GetProperty("imagesPerSecond").GetDouble());

        static Dictionary<string, string> Fields(Outcome outcome) =>
            outcome
                .LastLine.EnumerateObject()
                .Where(field => field.Name is not ("seconds" or "imagesPerSecond"))
                .ToDictionary(field => field.Name, field => field.Value.GetRawText());
    }

    [Theory]
    [InlineData("--seed 7", "seed 1, here seed 7")]
    [InlineData("--batch 16", "batch 32, here batch 16")]
    [InlineData("--clip 2", "clipNorm null, here clipNorm 2")]
    [InlineData("--binarize once", "other binarization")]
    [InlineData("--epochs 1", "2 epochs are done or begun, here only 1 are asked for")]
    public void What_differs_is_named_and_nothing_is_lost(string words, string difference)
    {
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--resume").Succeeded();
        var before = Bytes(folder.Path);
        string[] typed = ["TinyVae", "--epochs", "2", "--out", folder.Path, "--resume"];
        string[] changed =
        [
            .. words.StartsWith("--epochs", StringComparison.Ordinal) ? typed[..1].Concat(typed[3..]) : typed,
            .. words.Split(' '),
        ];
        ErrorTests.AssertProblem(Fvae.Train(changed), difference);
        Assert.Equal(before, Bytes(folder.Path));
    }

    [Fact]
    public void An_epoch_that_was_begun_is_no_end_of_a_run()
    {
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--checkpoint-every", "50").Succeeded();
        // Left is the one in the midst of the second epoch.
        File.Delete(Files(folder.Path)[0]);
        Assert.Equal(50, Latest(folder.Path));
        var fewer = Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path, "--resume");
        ErrorTests.AssertProblem(fewer, "2 epochs are done or begun, here only 1 are asked for");
    }

    // The checkpoint before the last is one of fewer epochs.
    [Fact]
    public void Fewer_epochs_do_not_go_back_to_an_earlier_checkpoint()
    {
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--checkpoint-every", "50").Succeeded();
        var kept = Files(folder.Path);
        Assert.Equal(2, kept.Count);
        File.Delete(kept[0]);
        Fvae.Run("train", "TinyVae", "--epochs", "4", "--out", folder.Path, "--checkpoint-every", "50", "--resume", "--threads", "1")
            .Succeeded();
        var fewer = Fvae.Train("TinyVae", "--epochs", "3", "--out", folder.Path, "--resume");
        ErrorTests.AssertProblem(fewer, "4 epochs are done or begun, here only 3 are asked for");
    }

    [Fact]
    public void Checkpoints_of_an_earlier_run_stay_until_another_is_over()
    {
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", folder.Path, "--checkpoint-every", "50").Succeeded();
        var earlier = Files(folder.Path);
        string[] other = ["train", "TinyVae", "--epochs", "3", "--seed", "7", "--out", folder.Path, "--checkpoint-every", "20"];
        Assert.Equal(130, Fvae.StopAt("epoch 2/", other).Code);
        Assert.Subset(Files(folder.Path).ToHashSet(), earlier.ToHashSet());
        Fvae.Run([.. other, "--threads", "1", "--resume"]).Succeeded();
        Assert.Empty(Files(folder.Path).Intersect(earlier));
        Assert.Equal(2, Files(folder.Path).Count);
    }

    [Fact]
    public void A_finished_run_stays_until_another_is_over()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["train", "TinyVae", "--out", folder.Path];
        Fvae.Run([.. words, "--epochs", "1", "--threads", "1"]).Succeeded();
        var finished = Bytes(folder.Path);
        var stopped = Fvae.StopAt("epoch 3/", [.. words, "--epochs", "9"]);
        Assert.Equal(130, stopped.Code);
        Assert.Contains("the finished run in", stopped.Error, StringComparison.Ordinal);
        Assert.All(finished, file => Assert.Contains(file, Bytes(folder.Path)));
        Fvae.Run([.. words, "--epochs", "9", "--resume", "--threads", "1"]).Succeeded();
        Assert.Contains("\"epochs\": 9", File.ReadAllText(Path.Combine(folder.Path, "run.json")), StringComparison.Ordinal);
    }

    // Each time a run goes on, the checkpoints before are still its own.
    [Fact]
    public void Runs_that_are_stopped_often_keep_no_more_checkpoints()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["train", "TinyVae", "--epochs", "9", "--out", folder.Path, "--checkpoint-every", "20", "--resume"];
        foreach (var epoch in (int[])[2, 4, 6])
        {
            var stopped = Fvae.StopAt($"epoch {epoch}/", words);
            Assert.True(stopped.Code == 130, stopped.Error);
            Assert.Equal(2, Files(folder.Path).Count);
        }
    }

    [Fact]
    public void A_run_that_was_stopped_is_not_replaced_unless_that_is_said()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["train", "TinyVae", "--epochs", "9", "--out", folder.Path];
        Assert.Equal(130, Fvae.StopAt("epoch 3/", words).Code);
        var kept = Bytes(folder.Path);
        var again = Fvae.Run([.. words, "--threads", "1"]);
        ErrorTests.AssertProblem(again, "Pass --resume to go on from it, or --out with another folder; remove ");
        Assert.Equal(kept, Bytes(folder.Path));
        // The same where the process was killed, and there is no record.
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.Delete(file);
        }

        ErrorTests.AssertProblem(Fvae.Run([.. words, "--threads", "1"]), "that was stopped before its end, with the checkpoint step-");
    }

    [Fact]
    public void With_patience_a_stopped_run_says_its_steps_and_the_epoch_that_it_keeps()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words =
        [
            "train",
            "TinyVae",
            "--epochs",
            "40",
            "--validation",
            "0.2",
            "--patience",
            "30",
            "--learning-rate",
            "0.5",
            "--out",
            folder.Path,
        ];
        var outcome = Fvae.StopAt("epoch 12/", words);
        var training = JsonDocument.Parse(File.ReadAllText(folder.File("run.json"))).RootElement.GetProperty("training");
        var (steps, epochs) = (training.GetProperty("steps").GetInt64(), training.GetProperty("epochs").GetInt32());
        Assert.InRange(steps, epochs * 36, (epochs + 1) * 36);
        Assert.Contains(FormattableString.Invariant($"stopped after step {steps}, with {epochs} of 40 epochs"), outcome.Error);
        var best = training.GetProperty("bestEpoch").GetInt32();
        Assert.Contains(
            FormattableString.Invariant($"the weights are those after step {best * 36}, of epoch {best}, whose validation"),
            outcome.Error
        );
    }

    [Fact]
    public void A_run_without_checkpoints_is_not_replaced()
    {
        using var folder = TemporaryFolder.InMemory();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        Assert.Empty(Files(folder.Path));
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path, "--resume"), "kept no checkpoint");
    }

    [Theory]
    [InlineData("--resume", "--resume needs a folder for checkpoints. Pass --out DIR too.")]
    [InlineData("--checkpoint-every 5", "--checkpoint-every needs a folder for checkpoints. Pass --out DIR too.")]
    [InlineData("--checkpoints 3", "--checkpoints needs a folder for checkpoints. Pass --out DIR too.")]
    public void Checkpoints_need_a_folder(string words, string message) =>
        ErrorTests.AssertProblem(Fvae.Train(["TinyVae", .. words.Split(' ')]), message);

    private static IReadOnlyList<string> Files(string path) => new CheckpointFolder(Path.Combine(path, CheckpointFolder.Name)).Files;

    private static long Latest(string path) =>
        new CheckpointFolder(Path.Combine(path, CheckpointFolder.Name)).Latest(TinyVae.Model)?.Checkpoint.Point.State.Step ?? 0;

    private static void AssertSame(string one, string other)
    {
        Assert.Equal(Directory.GetFiles(one).Select(Path.GetFileName).Order(), Directory.GetFiles(other).Select(Path.GetFileName).Order());
        // How long a run took is of no other.
        foreach (var name in Directory.GetFiles(one).Select(file => Path.GetFileName(file)).Where(name => name != RunFiles.Timing))
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(one, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))),
                name
            );
        }
    }

    private static Dictionary<string, string> Bytes(string path) =>
        Directory
            .GetFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("lock", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(file)));
}
