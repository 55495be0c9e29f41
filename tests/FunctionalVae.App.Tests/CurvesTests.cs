using System.Globalization;
using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>The curves of a run, and how long it took.</summary>
public sealed class CurvesTests
{
    [Fact]
    public void Resumed_and_stopped_runs_have_curves_too()
    {
        using var whole = new TemporaryFolder();
        using var parts = new TemporaryFolder();
        string[] words = ["TinyVae", "--epochs", "6", "--validation", "0.1", "--kl-warmup", "3", "--warmup", "2"];
        Fvae.Train([.. words, "--out", whole.Path]).Succeeded();
        Assert.Equal(130, Fvae.StopAt("epoch 3/", ["train", .. words, "--out", parts.Path]).Code);
        var stopped = File.ReadAllBytes(parts.File("curves.png"));
        Fvae.Train([.. words, "--out", parts.Path, "--resume"]).Succeeded();
        var resumed = File.ReadAllBytes(parts.File("curves.png"));
        Assert.Equal(File.ReadAllBytes(whole.File("curves.png")), resumed);
        Assert.NotEqual(stopped, resumed);
    }

    [Fact]
    public void A_run_without_a_complete_epoch_has_none()
    {
        using var folder = new TemporaryFolder();
        Fvae.StopAt("parameters", "train", "TinyVae", "--out", folder.Path);
        Assert.False(File.Exists(folder.File("curves.png")));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("--kl-warmup 2", 4)]
    [InlineData("--warmup 1", 4)]
    [InlineData("--schedule cosine", 4)]
    [InlineData("--schedule cosine --kl-warmup 2", 5)]
    [InlineData("--schedule step --step-every 2", 4)]
    public void A_rate_and_a_weight_have_panels_where_they_change(string words, int panels)
    {
        using var folder = new TemporaryFolder();
        Fvae.Train(["TinyVae", "--epochs", "3", "--out", folder.Path, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            .Succeeded();
        // Width and height: title, margins, and the frames of 190 pixels with gaps of 28 between them.
        Assert.Equal((900, 24 + 28 + (panels * 218) - 28 + 70), PngSize.Of(folder.File("curves.png")));
    }

    [Fact]
    public void The_time_is_that_of_all_parts_and_its_steps_are_those_of_the_run()
    {
        using var folder = new TemporaryFolder();
        string[] words = ["TinyVae", "--epochs", "6", "--out", folder.Path];
        Fvae.StopAt("epoch 3/", ["train", .. words]);
        // The time goes on from that of the checkpoint, which is rounded to milliseconds; the stopped part told that of writing it too.
        var checkpoint = new CheckpointFolder(folder.File(CheckpointFolder.Name)).Latest(TinyVae.Model)!.Value.Checkpoint;
        var first = double.Parse(checkpoint.Facts["seconds"], CultureInfo.InvariantCulture);
        var (_, steps) = Timing(folder);
        Assert.InRange(steps, 3 * 45, 4 * 45);
        Fvae.Train([.. words, "--resume"]).Succeeded();
        var (all, done) = Timing(folder);
        Assert.Equal(6 * 45, done);
        Assert.True(first > 0 && all > first - 0.001, $"{all} after {first}");
        Assert.Equal(1, RunTiming.Read(File.ReadAllText(folder.File("timing.json")))!.Threads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\": \"functionalvae.timing.2\", \"seconds\": 1, \"steps\": 1}")]
    [InlineData("{\"schema\": \"functionalvae.timing.1\", \"seconds\": \"1\", \"steps\": 1}")]
    [InlineData("{\"schema\": \"functionalvae.timing.1\", \"seconds\": 1, \"steps\": 1.5}")]
    public void A_file_of_another_kind_says_nothing(string text) => Assert.Null(RunTiming.Read(text));

    private static (double Seconds, long Steps) Timing(TemporaryFolder folder)
    {
        var timing = JsonDocument.Parse(File.ReadAllText(folder.File("timing.json"))).RootElement;
        return (timing.GetProperty("seconds").GetDouble(), timing.GetProperty("steps").GetInt64());
    }
}
