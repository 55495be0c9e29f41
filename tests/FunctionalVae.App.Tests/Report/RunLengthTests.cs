namespace FunctionalVae.App.Tests;

/// <summary>Whether training was long enough, told of real runs of one model that were stopped early and late.</summary>
public sealed class RunLengthTests : IDisposable
{
    private static readonly int[] Lengths = [10, 30, 100, 200];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0.1, 1)]
    [InlineData(0.1, 2)]
    public void A_longer_run_on_a_plateau_is_not_less_finished_than_a_shorter_one(double validation, int seed)
    {
        string[] words = ["TinyVae", "--validation", $"{validation}", "--seed", $"{seed}"];
        var answers = Lengths.Select(epochs => StillImproving(words, epochs)).ToList();
        Assert.Equal("yes.", answers[0]);
        Assert.Equal("no.", answers[^1]);
        string[] order = ["yes.", "cannot be told.", "no."];
        Assert.Equal(answers.OrderBy(answer => Array.IndexOf(order, answer)), answers);
    }

    [Fact]
    public void What_is_finished_after_few_epochs_is_finished_after_many()
    {
        string[] words = ["DigitsVae", "--validation", "0.1"];
        Assert.Equal("yes.", StillImproving(words, 10));
        Assert.Equal(["no.", "no."], ((int[])[100, 200]).Select(epochs => StillImproving(words, epochs)));
    }

    private string StillImproving(string[] words, int epochs)
    {
        var run = folder.File($"{epochs}");
        Fvae.Train([.. words, "--epochs", $"{epochs}", "--out", run]).Succeeded();
        Fvae.Run("report", run).Succeeded();
        return HtmlPage.Read(Path.Combine(run, "report.html")).Answer("Still improving");
    }
}
