using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>A run whose rate grows beyond all bounds after its first epoch, which patience keeps.</summary>
public sealed class DivergedRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Run => folder.File("run");

    private string[] Words =>
        [
            .. "train TinyVae --epochs 5 --validation 0.2 --patience 3 --schedule step --step-every 1 --step-factor 1e30 --threads 1 --json".Split(
                ' '
            ),
            .. (string[])["--checkpoint-every", "20", "--out", Run],
        ];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_ended_it_is_told_and_recorded()
    {
        var outcome = Fvae.Run(Words).Succeeded();
        Assert.Contains(
            "note: training ended before its time, and kept its best epoch: At step 38",
            outcome.Error,
            StringComparison.Ordinal
        );
        var training = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement.GetProperty("training");
        Assert.True(training.GetProperty("isComplete").GetBoolean());
        Assert.Equal(1, training.GetProperty("bestEpoch").GetInt32());
        var divergence = training.GetProperty("divergence");
        Assert.Equal("encoder.1.weight", divergence.GetProperty("tensor").GetString());
        Assert.StartsWith("At step 38 the objective of TinyVae is not finite", divergence.GetProperty("message").GetString());
    }

    [Fact]
    public void It_is_finished_and_its_figures_are_those_of_the_epoch_that_it_kept()
    {
        var first = Fvae.Run(Words).Succeeded();
        var files = Directory
            .GetFiles(Run, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("lock", StringComparison.Ordinal))
            .ToDictionary(path => path, File.ReadAllBytes);
        var again = Fvae.Run([.. Words, "--resume"]).Succeeded();
        Assert.Contains("is finished: it ended at a value that is not finite, and kept its best epoch", again.Error + again.Output);
        Assert.Equal(Test(first.Output), Test(again.Output));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    private static string Test(string output) =>
        JsonDocument.Parse(output.Split('\n').Single(line => line.StartsWith('{'))).RootElement.GetProperty("testObjective").GetRawText();
}
