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
    public void Under_another_divergence_learning_is_told_by_the_reconstruction()
    {
        // What narrow posteriors cost in nats nothing held down: the evidence lower bound is below that of the constant model, and digits are told apart.
        var model = Vae.ModelFrom(
            Digits(latent: 8, hidden: 32, beta: 1).Spec with
            {
                Objective = new GeneralizedVariational(new SquaredWasserstein()),
            },
            "DigitVae"
        );
        var page = Reported(model, "--epochs", "60", "--validation", "0.1");
        Assert.Equal("no.", page.Answer("Nothing learned"));
        Assert.Matches(@"The reconstruction of the test part is .* above it, image by image\.", page.Words);
        Assert.Contains(
            "The reconstruction tells it and not the objective, for training had W₂² in place of the KL.",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("othing learned ", page.Headline, StringComparison.Ordinal);
        Assert.NotEqual("Nothing learned", page.Headline);
    }

    [Fact]
    public void Few_epochs_are_not_the_end()
    {
        var page = Reported(Digits(latent: 4, hidden: 32, beta: 1), "--epochs", "8");
        Assert.Contains("ot finished", page.Headline);
        Assert.Contains("--epochs 16 in place of 8", page.Words);
    }

    [Fact]
    public void A_run_that_ends_before_its_warm_up_is_not_finished_whatever_else_it_is()
    {
        var page = Reported(Digits(latent: 8, hidden: 32, beta: 1), "--epochs", "40", "--kl-warmup", "1000");
        Assert.Contains("ot finished", page.Headline);
        Assert.DoesNotContain("othing learned", page.Headline, StringComparison.Ordinal);
        Assert.Contains("The run of 40 epochs ends before the KL warm-up over 1000, at 4 % of the weight of KL.", page.Words);
        Assert.Contains("Pass --kl-warmup 40 or --epochs 1000.", page.Words);
        Assert.Contains("for training ended at 4 % of the weight of KL.", page.Words);
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
