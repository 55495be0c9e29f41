using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary><c>train --table … --for samples</c> and what <c>sample</c> draws from.</summary>
public sealed class TableSamplesTests : PeopleRun
{
    private string Latents => Path.Combine(Run, LatentFile.FileName);

    [Fact]
    public void Damaged_latents_stop_only_what_draws_from_them()
    {
        Train("--for", "samples").Succeeded();
        File.WriteAllText(Latents, "not tensors");
        Fvae.Run("evaluate", Run).Succeeded();
        Fvae.Run("score", Run, "--out", Folder.File("s.csv")).Succeeded();
        Fvae.Run("impute", Run, "--data", Data, "--out", Folder.File("i.csv")).Succeeded();
        Sample("--latents", "prior");
        var outcome = Fvae.Run("sample", Run, "--out", Folder.File("new.csv"));
        Assert.Equal(2, outcome.Code);
        Assert.Contains(LatentFile.FileName, outcome.Error, StringComparison.Ordinal);
        Assert.Throws<CheckpointException>(() =>
            Checkpoints.Run.Load(Run).Latents(Vae.ModelFrom(Checkpoints.Run.Load(Run).Table!.Spec!, "PeopleVae"))
        );
    }

    [Fact]
    public void A_run_for_samples_has_fitted_latents_and_draws_from_them()
    {
        var said = Train("--for", "samples").Succeeded().Output;
        Assert.Contains("fitting a mixture to the latent vectors of the training part", said, StringComparison.Ordinal);
        Assert.Contains(LatentFile.FileName, said, StringComparison.Ordinal);
        var run = Checkpoints.Run.Load(Run);
        var model = Vae.ModelFrom(run.Table!.Spec!, run.Table.ModelName);
        Assert.Equal(0.03, model.Spec.Objective.Beta);
        var latents = Assert.IsType<LatentMixture>(run.Latents(model));
        // One for each hundred of 160 rows.
        Assert.Equal((1, 2), (latents.Components, latents.Size));

        var fitted = Sample();
        Assert.Equal(fitted, Sample("--latents", "fitted"));
        var prior = Sample("--latents", "prior");
        Assert.NotEqual(fitted, prior);
        var (fit, form) = (run.Table.Fit, run.Table.Form);
        var expected = model.Sample(run.Vector(model), 20, Key.FromSeed(1).Child(KeySites.Sampling), latents);
        Assert.Equal([.. fit.Decode(expected.Values).Select(row => string.Join(',', form.Texts(row)))], fitted[1..]);
        Assert.Contains(
            "draws from fitted latents, and rows under a condition are drawn from the prior",
            Fvae.Run("sample", Run, "--given", "age=40").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--latents fitted: rows under a condition are drawn from the prior",
            Fvae.Run("sample", Run, "--given", "age=40", "--latents", "fitted").Error,
            StringComparison.Ordinal
        );
        File.Delete(Latents);
        Assert.Equal(prior, Sample());
    }

    [Fact]
    public void The_same_words_fit_the_same_bytes_at_any_number_of_threads()
    {
        Train("--for", "samples").Succeeded();
        var expected = File.ReadAllBytes(Latents);
        Directory.Delete(Run, recursive: true);
        Fvae.Run(
                "train",
                "--table",
                Data,
                "--hidden",
                "16",
                "--latent",
                "2",
                "--epochs",
                "3",
                "--for",
                "samples",
                "--threads",
                "3",
                "--out",
                Run
            )
            .Succeeded();
        Assert.Equal(expected, File.ReadAllBytes(Latents));
    }

    [Fact]
    public void A_run_that_goes_on_fits_what_the_whole_one_does()
    {
        string[] words = ["--for", "samples", "--schedule", "constant", "--checkpoint-every", "1"];
        Train([.. words, "--epochs", "4"]).Succeeded();
        var expected = File.ReadAllBytes(Latents);
        Directory.Delete(Run, recursive: true);
        Train([.. words, "--epochs", "2"]).Succeeded();
        Assert.NotEqual(expected, File.ReadAllBytes(Latents));
        Train([.. words, "--epochs", "4", "--resume"]).Succeeded();
        Assert.Equal(expected, File.ReadAllBytes(Latents));
    }

    [Fact]
    public void A_finished_run_that_goes_on_fits_latents_where_it_has_none()
    {
        Train("--fit-latents").Succeeded();
        var expected = File.ReadAllBytes(Latents);
        Directory.Delete(Run, recursive: true);
        Train("--checkpoint-every", "1").Succeeded();
        Assert.False(File.Exists(Latents));
        Train("--fit-latents", "--resume").Succeeded();
        Assert.Equal(expected, File.ReadAllBytes(Latents));
        Assert.Contains("nothing was changed", Train("--fit-latents", "--resume").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_is_fitted_in_place_of_the_mixture_and_drawn_from_and_evaluate_holds_it_to_the_prior()
    {
        Train("--fit-latents", "--checkpoint-every", "1").Succeeded();
        var mixture = File.ReadAllBytes(Latents);
        Assert.Contains(
            "fitting a flow to the latent vectors",
            Train("--fit-flow", "--resume").Succeeded().Output,
            StringComparison.Ordinal
        );
        Assert.NotEqual(mixture, File.ReadAllBytes(Latents));
        Assert.Contains("nothing was changed", Train("--fit-flow", "--resume").Succeeded().Output, StringComparison.Ordinal);
        var (fitted, prior) = (Folder.File("fitted.csv"), Folder.File("prior.csv"));
        Fvae.Run("sample", Run, "--count", "50", "--out", fitted).Succeeded();
        Fvae.Run("sample", Run, "--count", "50", "--latents", "prior", "--out", prior).Succeeded();
        Assert.NotEqual(File.ReadAllText(prior), File.ReadAllText(fitted));
        var line = Fvae.Run("evaluate", Run, "--json").Succeeded().LastLine;
        var gap = line.GetProperty("testLogFitted").GetDouble() - line.GetProperty("testLogPrior").GetDouble();
        Assert.Equal(gap, line.GetProperty("testPriorGap").GetDouble(), 1e-9);
        var said = Assert.Single(
            Fvae.Run("evaluate", Run).Succeeded().Output.Split('\n'),
            text => text.Contains("under the fitted latents", StringComparison.Ordinal)
        );
        var page = Folder.File("page.html");
        Fvae.Run("report", Run, "--out", page).Succeeded();
        Assert.Contains(said[1..] + ".", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_for_scores_has_none_and_takes_those_of_an_earlier_run_with_it()
    {
        Train("--fit-latents").Succeeded();
        Assert.True(File.Exists(Latents));
        Train().Succeeded();
        Assert.False(File.Exists(Latents));
        var outcome = Fvae.Run("sample", Run, "--latents", "fitted", "--out", Folder.File("x.csv"));
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            $"error: {Run} has no fitted latents. Train with --for samples, --fit-latents, --fit-flow or --fit-posteriors, or pass --latents prior.\n",
            outcome.Error
        );
    }

    [Fact]
    public void Where_rows_are_too_few_a_note_says_so_and_the_prior_is_drawn_from()
    {
        var few = Write("few.csv", File.ReadLines(Data).Take(15));
        var outcome = Fvae.Train("--table", few, "--for", "samples", "--epochs", "2", "--out", Run).Succeeded();
        Assert.Contains("note: no distribution of latent vectors was fitted: ", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Latents));
        Sample();
    }

    [Fact]
    public void The_program_of_a_model_for_samples_has_its_weight_and_its_schedule()
    {
        var file = Folder.File("People.cs");
        var said = Fvae.Run("train", "--table", Data, "--for", "samples", "--emit", file).Succeeded().Output;
        Assert.EndsWith("--fit-latents\n", said, StringComparison.Ordinal);
        var program = File.ReadAllText(file);
        Assert.Contains(
            "Likelihood: new ColumnLikelihoods(),\n            Objective: new EvidenceLowerBound(Beta: 0.03)\n        );\n",
            program,
            StringComparison.Ordinal
        );
        Assert.Contains("LearningRate: 0.001, Schedule: new CosineSchedule());\n", program, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden:", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_numbers_for_samples_unless_they_are_said_to_be_counts()
    {
        Assert.Contains("new NumberColumn(Name: \"visits\"", Emitted("--for", "samples"), StringComparison.Ordinal);
        Assert.Contains(
            "new CountColumn(Name: \"visits\"",
            Emitted("--for", "samples", "--column", "visits=count"),
            StringComparison.Ordinal
        );
        Assert.Contains("new CountColumn(Name: \"visits\"", Emitted(), StringComparison.Ordinal);
    }

    private string Emitted(params string[] words)
    {
        var file = Folder.File($"Program{words.Length}.cs");
        Fvae.Run(["train", "--table", Data, .. words, "--emit", file]).Succeeded();
        return File.ReadAllText(file);
    }

    [Theory]
    [InlineData(10, 2000)]
    [InlineData(10_000, 128)]
    [InlineData(32_561, 40)]
    [InlineData(1_000_000, 20)]
    public void Steps_are_counted_and_not_passes_over_a_small_file(int rows, int epochs)
    {
        var options = TablePurpose.Samples.Options(rows);
        Assert.Equal((epochs, null, 0), (options.Epochs, options.Patience, options.ValidationFraction));
    }

    private string[] Sample(params string[] words)
    {
        var file = Folder.File("drawn.csv");
        Fvae.Run(["sample", Run, "--count", "20", "--out", file, .. words]).Succeeded();
        return File.ReadAllLines(file);
    }
}
