using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>A guard against spikes of the loss on the command line: what is recorded and said, and that a run can be stopped behind a spike.</summary>
public sealed class GuardFlagTests : TableRun
{
    // Three rows far from all others: whichever are trained on, their batches are spikes.
    private static readonly string[] WithOutliers =
    [
        .. Enumerable.Range(0, 80).Select(i => Line($"{(i * 7 % 20 * 0.131) - 1.293:F3},{(i * 3 % 20 * 0.1) - 0.933:F3}")),
        "40,-35",
        "-41,36",
        "38,39",
    ];

    private static readonly string[] Guard = ["--batch", "8", "--guard", "2", "--guard-window", "10"];

    [Fact]
    public void A_spike_is_told_and_recorded()
    {
        var outcome = Train(Write("data.csv", WithOutliers), Guard);
        Assert.Contains(
            "going back at most 2 times from a loss that is not finite, or 16 deviations above the median of the last 10",
            outcome.Output,
            StringComparison.Ordinal
        );
        var options = Facts().GetProperty("options").GetProperty("guard");
        Assert.Equal("""{"rollbacks":2,"window":10,"deviations":16}""", JsonSerializer.Serialize(options));
        JsonElement[] rollbacks = [.. Facts().GetProperty("training").GetProperty("rollbacks").EnumerateArray()];
        Assert.Equal(2, rollbacks.Length);
        foreach (var rollback in rollbacks)
        {
            var (step, to) = (rollback.GetProperty("step").GetInt64(), rollback.GetProperty("to").GetInt64());
            Assert.InRange(step - to, 1, 20);
            Assert.True(rollback.GetProperty("loss").GetDouble() > rollback.GetProperty("level").GetDouble());
            Assert.Contains(Line($"spike at step {step}: the loss is "), outcome.Output, StringComparison.Ordinal);
            Assert.Contains(Line($"back to step {to} in epoch "), outcome.Output, StringComparison.Ordinal);
        }

        // Steps are those of the run; the time is of those that were made once more too.
        var redone = rollbacks.Sum(rollback => rollback.GetProperty("step").GetInt64() - 1 - rollback.GetProperty("to").GetInt64());
        var timing = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "timing.json"))).RootElement;
        var steps = Facts().GetProperty("training").GetProperty("steps").GetInt64();
        Assert.True(redone > 0);
        Assert.Equal(steps + redone, timing.GetProperty("steps").GetInt64());
        Assert.Contains("went back from 2 of at most 2 spikes of the loss", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_stopped_behind_a_spike_goes_on_to_the_same_bits()
    {
        var data = Write("data.csv", WithOutliers);
        Train(data, Guard);
        string[] words =
        [
            "train",
            "MoonsVae",
            "--epochs",
            "3",
            "--data",
            data,
            .. Guard,
            "--out",
            Folder.File("stopped"),
            "--checkpoint-every",
            "1",
        ];
        Assert.Equal(130, Fvae.StopAt("back to step", words).Code);
        var rest = Fvae.Run([.. words, "--threads", "1", "--resume"]).Succeeded();
        Assert.Contains("goes on after step", rest.Output, StringComparison.Ordinal);
        foreach (var name in (string[])["model.safetensors", "run.json", "metrics.csv"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Run, name)), File.ReadAllBytes(Path.Combine(Folder.File("stopped"), name)));
        }
    }

    [Fact]
    public void Without_a_spike_the_weights_are_the_usual_ones()
    {
        var data = Write("data.csv", Plain);
        Train(data);
        var usual = File.ReadAllBytes(Path.Combine(Run, "model.safetensors"));
        Assert.False(Facts().GetProperty("training").TryGetProperty("rollbacks", out _));
        Train(data, "--guard", "3", "--guard-window", "2");
        Assert.Equal(usual, File.ReadAllBytes(Path.Combine(Run, "model.safetensors")));
        Assert.Equal(0, Facts().GetProperty("training").GetProperty("rollbacks").GetArrayLength());
    }

    [Fact]
    public void A_window_longer_than_the_run_is_told() =>
        Assert.Contains(
            "note: --guard compares a loss with the last 100, and the whole run has 88: only a loss that is not finite will be a spike.",
            Fvae.Train("TinyVae", "--guard", "1", "--epochs", "2").Error,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("--guard-window 5", "--guard-window goes with --guard N, and this run has no guard.")]
    [InlineData("--guard-deviations 5", "--guard-deviations goes with --guard N, and this run has no guard.")]
    [InlineData("--guard 0 --guard-window 5", "--guard-window goes with --guard N, and this run has no guard.")]
    [InlineData("--guard -1", "--guard must be a whole number of at least 0")]
    [InlineData("--guard 1 --guard-window 1", "--guard-window must be a whole number of at least 2")]
    [InlineData("--guard 1 --guard-deviations 0", "--guard-deviations must be a positive number such as 16")]
    public void What_makes_no_sense_is_refused(string words, string message) =>
        ErrorTests.AssertProblem(Fvae.Train(["TinyVae", .. words.Split(' ')]), message);
}
