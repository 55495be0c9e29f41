namespace FunctionalVae.App.Tests;

/// <summary>What train says, to people and to programs.</summary>
public class TrainOutputTests
{
    private static readonly string[] Schema =
    [
        "schema",
        "model",
        "backend",
        "device",
        "data",
        "objective",
        "epochs",
        "batch",
        "seed",
        "draws",
        "trainObjective",
        "trainObjectiveError",
        "testObjective",
        "testObjectiveError",
        "reconstruction",
        "kl",
        "isFarBehindMeansOnly",
        "imagesPerSecond",
        "seconds",
    ];

    [Theory]
    [InlineData("TinyVae", "elbo")]
    [InlineData("DigitsVae", "grey-cross-entropy")]
    public void Json_is_one_line_whose_numbers_fit_together(string model, string objective)
    {
        var outcome = Fvae.Train(model, "--epochs", "2", "--json").Succeeded();
        Assert.Equal(1, outcome.Output.Count(character => character == '\n'));
        var line = outcome.LastLine;
        Assert.Equal(
            Schema,
            line.EnumerateObject().Select(property => property.Name).Where(name => name is not ("trainElbo" or "testElbo"))
        );
        Assert.Equal("functionalvae.results.2", line.GetProperty("schema").GetString());
        Assert.Equal(model, line.GetProperty("model").GetString());
        Assert.Equal("digits", line.GetProperty("data").GetString());
        Assert.Equal(objective, line.GetProperty("objective").GetString());
        var (reconstruction, kl) = (line.GetProperty("reconstruction").GetDouble(), line.GetProperty("kl").GetDouble());
        Assert.InRange(reconstruction, -64, 0);
        Assert.InRange(kl, 0, 64);
        Assert.Equal(reconstruction - kl, line.GetProperty("testObjective").GetDouble());
        Assert.InRange(line.GetProperty("trainObjective").GetDouble(), -64, 0);
        var seconds = line.GetProperty("seconds").GetDouble();
        Assert.Equal(2 * 1437 / seconds, line.GetProperty("imagesPerSecond").GetDouble(), 1e-6);
    }

    [Fact]
    public void A_run_that_ends_before_its_warm_ups_says_where()
    {
        var outcome = Fvae.Train("TinyVae", "--epochs", "2", "--kl-warmup", "8", "--warmup", "3").Succeeded();
        Assert.Contains(
            "note: the run of 2 epochs ends before the KL warm-up over 8, at 25 % of the weight of KL: --kl-warmup 2 or --epochs 8 reaches all of it\n",
            outcome.Error
        );
        Assert.Contains(
            "note: the run of 2 epochs ends before the warm-up over 3, at 66.7 % of the learning rate: --warmup 2 or --epochs 3 reaches all of it\n",
            outcome.Error
        );
        Assert.DoesNotContain("ends before", Fvae.Train("TinyVae", "--epochs", "2", "--kl-warmup", "2", "--warmup", "2").Succeeded().Error);
    }

    [Fact]
    public void A_likelihood_is_called_ELBO_and_a_cross_entropy_is_not()
    {
        var bound = Fvae.Train("TinyVae", "--epochs", "1").Succeeded().Output;
        Assert.Matches(@"test  ELBO -\d+\.\d{3} ± 0\.\d{3} = reconstruction -\d+\.\d{3} - KL \d+\.\d{3}\n", bound);
        Assert.Contains("; ± is the standard error over 16 draws of each posterior, not of the choice of examples\n", bound);
        Assert.DoesNotContain("not a log-likelihood", bound);
        var objective = Fvae.Train("DigitsVae", "--epochs", "1").Succeeded().Output;
        Assert.Contains("grey cross-entropy: this objective is not a log-likelihood", objective);
        Assert.DoesNotContain("ELBO", objective);
    }

    [Fact]
    public void A_posterior_that_has_collapsed_is_said_with_what_to_try()
    {
        const string note =
            "note: the posterior has collapsed: none of 2 latent dimensions is in use, so z tells nothing of an image, and all are reconstructed alike (KL ";
        using var folder = new TemporaryFolder();
        var heavy = Vae.ModelFrom(TinyVae.Model.Spec with { Objective = new EvidenceLowerBound(100) });
        var outcome = Fvae.With([heavy], "train", heavy.Name, "--epochs", "10", "--threads", "1", "--out", folder.Path).Succeeded();
        Assert.Contains(note, outcome.Error);
        Assert.Contains("Try a smaller Beta than 100, or a warm-up of the KL term (--kl-warmup 5)", outcome.Error);
        Assert.Contains(note, Fvae.With([heavy], "evaluate", folder.Path).Succeeded().Output);
        // What was done already is not proposed.
        string[] warmed = ["train", heavy.Name, "--epochs", "10", "--kl-warmup", "2", "--threads", "1", "--out", folder.Path];
        const string tried = "A warm-up of the KL term over 2 epochs did not prevent it. Try a smaller Beta than 100, or free bits";
        Assert.Contains(tried, Fvae.With([heavy], warmed).Succeeded().Error);
        Assert.Contains(tried, Fvae.With([heavy], "evaluate", folder.Path).Succeeded().Output);
        // Nor is blamed what was not over.
        string[] cut = ["train", heavy.Name, "--epochs", "10", "--kl-warmup", "12", "--threads", "1"];
        Assert.Contains(
            "Try a smaller Beta than 100, or a shorter warm-up of the KL term (--kl-warmup 5), or free bits",
            Fvae.With([heavy], cut).Succeeded().Error
        );
        Assert.Contains(
            "or a shorter warm-up of the learning rate (--warmup 5), or free bits (EvidenceLowerBound(FreeBits: 0.1)), or more epochs (--epochs 50)",
            Fvae.With([heavy], [.. warmed[..4], "--warmup", "50", "--threads", "1"]).Succeeded().Error
        );
        Assert.DoesNotContain("collapsed", Fvae.Train("TinyVae", "--epochs", "2").Succeeded().Error);
    }

    [Fact]
    public void A_pipe_gets_plain_lines_and_not_too_many()
    {
        var outcome = Fvae.Train("TinyVae", "--epochs", "45").Succeeded();
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.DoesNotContain('\r', outcome.Output);
        Assert.Empty(outcome.Error);
        var lines = outcome.Output.Split('\n').Where(line => line.StartsWith("epoch")).ToList();
        Assert.InRange(lines.Count, 10, 22);
        Assert.StartsWith("epoch  1/45  objective -", lines[0]);
        Assert.StartsWith("epoch 45/45  objective -", lines[^1]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_terminal_gets_a_line_that_moves()
    {
        var outcome = Fvae.Watch("train", "TinyVae", "--epochs", "2").Succeeded();
        Assert.Contains('\u001b', outcome.Output);
        Assert.Contains("epoch 2/2", outcome.Output);
        Assert.DoesNotContain("epoch 1/2  objective -", outcome.Output.Split('\n').Where(line => line.StartsWith("epoch")));
    }

    [Fact]
    public void On_a_terminal_json_still_has_standard_output_to_itself()
    {
        var outcome = Fvae.Watch("train", "TinyVae", "--epochs", "1", "--json").Succeeded();
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.Equal("TinyVae", outcome.LastLine.GetProperty("model").GetString());
        Assert.Contains('\u001b', outcome.Error);
    }
}
