namespace FunctionalVae.App.Tests;

/// <summary>Verdicts on models that were trained to have a fault, and on one that has none.</summary>
public sealed class TrainedVerdictTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_great_beta_collapses_the_posterior()
    {
        var page = Reported(Digits(latent: 8, hidden: 64, beta: 20), "--epochs", "30");
        Assert.Equal("Collapsed", page.Headline);
        Assert.Contains("a smaller Beta than 20", page.Words);
        Assert.Contains("0 of 8 latent dimensions are in use", page.Words);
    }

    [Fact]
    public void Wide_layers_and_few_examples_overfit()
    {
        var data = DigitsCsv.Write(folder, "few.csv", 0, 100, scale: 1);
        var page = Reported(Digits(latent: 8, hidden: 256, beta: 1), DigitsCsv.ByHeart(data));
        Assert.Equal("Overfitted", page.Headline);
        Assert.Contains(
            "early stopping (--validation 0.1 --patience 20), smaller networks, dropout (new Dropout(0.2)), or more data",
            page.Words
        );
    }

    [Fact]
    public void A_model_without_a_fault_is_healthy()
    {
        var page = Reported(Digits(latent: 4, hidden: 32, beta: 1), "--epochs", "150", "--validation", "0.1");
        Assert.Equal("Healthy", page.Headline);
        Assert.DoesNotContain("What to change", page.Words);
        Assert.Equal("verdict", page.Verdict.Attribute("class")!.Value);
    }

    [Fact]
    public void Few_epochs_are_not_the_end()
    {
        var page = Reported(Digits(latent: 4, hidden: 32, beta: 1), "--epochs", "8");
        Assert.Contains("ot finished", page.Headline);
        Assert.Contains("--epochs 16 in place of 8", page.Words);
    }

    private static IVaeModel Digits(int latent, int hidden, double beta) =>
        Vae.ModelFrom(
            new(
                new Image(8, 8, Binarization: Binarization.Dynamic),
                [new Flatten(), new Dense(hidden, Activation.Relu)],
                new DiagonalNormalLatent(latent),
                [new Dense(hidden, Activation.Relu)],
                new BernoulliLikelihood(),
                new EvidenceLowerBound(Beta: beta)
            ),
            "DigitVae"
        );

    private HtmlPage Reported(IVaeModel model, params string[] words)
    {
        var run = folder.File("run");
        Fvae.With([model], ["train", model.Name, .. words, "--threads", "1", "--out", run]).Succeeded();
        Fvae.With([model], "report", run).Succeeded();
        return HtmlPage.Read(Path.Combine(run, "report.html"));
    }
}
