using System.Globalization;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary><c>train --fit-posteriors</c>, and what is made of the posteriors that it keeps.</summary>
public sealed class KeptPosteriorsTests : PeopleRun
{
    private string Latents => Path.Combine(Run, LatentFile.FileName);

    [Fact]
    public void They_are_those_of_the_training_rows_and_sample_draws_from_them()
    {
        var said = Train("--for", "samples", "--fit-posteriors").Succeeded().Output;
        Assert.Contains("keeping the posteriors of the training part, which encode its examples", said, StringComparison.Ordinal);
        var run = Checkpoints.Run.Load(Run);
        var model = Vae.ModelFrom(run.Table!.Spec!, run.Table.ModelName);
        var latents = Assert.IsType<LatentPosteriors>(run.Latents(model));
        Assert.Equal((160, 2), (latents.Count, latents.Size));

        // encode writes the same numbers, in the order of the file.
        var encoded = Folder.File("encoded.csv");
        Fvae.Run("encode", Run, "--out", encoded).Succeeded();
        string[] header = [.. File.ReadLines(encoded).First().Split(',')];
        var first = Array.FindIndex(header, name => name.Contains("mean", StringComparison.Ordinal));
        var rows = File.ReadLines(encoded)
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells.Contains("train"))
            .Select(cells => float.Parse(cells[first], CultureInfo.InvariantCulture))
            .Order();
        Assert.Equal(rows, Enumerable.Range(0, latents.Count).Select(row => latents.Posteriors.Mean[row].Span[0]).Order());

        var file = Folder.File("drawn.csv");
        var drawn = Fvae.Run("sample", Run, "--count", "20", "--out", file).Succeeded().Output;
        Assert.Contains("z ~ q(z|x) of training examples", drawn, StringComparison.Ordinal);
        var expected = model.Sample(run.Vector(model), 20, Key.FromSeed(1).Child(KeySites.Sampling), latents);
        Assert.Equal(
            [.. run.Table.Fit.Decode(expected.Values).Select(row => string.Join(',', run.Table.Form.Texts(row)))],
            File.ReadLines(file).Skip(1)
        );
    }

    [Fact]
    public void Evaluate_and_report_hold_the_prior_against_them()
    {
        Train("--fit-posteriors").Succeeded();
        var line = Fvae.Run("evaluate", Run, "--json").Succeeded().LastLine;
        var gap = line.GetProperty("testLogFitted").GetDouble() - line.GetProperty("testLogPrior").GetDouble();
        Assert.Equal(gap, line.GetProperty("testPriorGap").GetDouble(), 1e-9);
        var page = Folder.File("page.html");
        Fvae.Run("report", Run, "--out", page).Succeeded();
        Assert.Contains("z ~ q(z|x) of training examples", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_keeps_those_of_its_own_weights_and_another_kind_is_fitted_anew()
    {
        string[] words = ["--fit-posteriors", "--checkpoint-every", "1"];
        Train([.. words, "--epochs", "4"]).Succeeded();
        var expected = File.ReadAllBytes(Latents);
        Directory.Delete(Run, recursive: true);
        Train([.. words, "--epochs", "2"]).Succeeded();
        Assert.NotEqual(expected, File.ReadAllBytes(Latents));
        Train([.. words, "--epochs", "4", "--resume"]).Succeeded();
        Assert.Equal(expected, File.ReadAllBytes(Latents));
        Assert.Contains("nothing was changed", Train([.. words, "--epochs", "4", "--resume"]).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Pass --fit-posteriors too", Train("--epochs", "6", "--resume").Error, StringComparison.Ordinal);
        Train("--fit-latents", "--epochs", "4", "--resume").Succeeded();
        Assert.NotEqual(expected, File.ReadAllBytes(Latents));
    }

    [Theory]
    [InlineData("--fit-latents", "--fit-posteriors")]
    [InlineData("--fit-flow", "--fit-posteriors")]
    [InlineData("--fit-latents", "--fit-flow")]
    public void Two_kinds_are_refused(string one, string other)
    {
        var outcome = Train(one, other);
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            $"error: {one} and {other} fit different distributions to the latent vectors, and a run has one. Leave one of them out.\n",
            outcome.Error
        );
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public void Posteriors_without_noise_are_refused_before_training()
    {
        var plain = Vae.ModelFrom(TinyVae.Spec with { Latent = new DeterministicLatent(2) }, "PlainVae");
        var outcome = Fvae.With([plain], "train", "PlainVae", "--fit-posteriors", "--out", Run);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("a mixture of points has no density. Pass --fit-latents or --fit-flow", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public void A_page_without_single_rows_has_no_samples_at_posteriors_of_single_images()
    {
        Fvae.Train("TinyVae", "--epochs", "1", "--fit-posteriors", "--out", Run).Succeeded();
        var page = Folder.File("page.html");
        Fvae.Run("report", Run, "--no-rows", "--out", page).Succeeded();
        Assert.Contains("Samples are drawn at posteriors of single training images", File.ReadAllText(page), StringComparison.Ordinal);
        Fvae.Run("report", Run, "--out", page).Succeeded();
        Assert.Contains("z ~ q(z|x) of training examples", File.ReadAllText(page), StringComparison.Ordinal);
    }
}
