using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>evaluate</c> tells beside the objective: log-likelihood, aggregate posterior, drawn examples.</summary>
public sealed class EvaluateFurtherTests(TrainedTiny run) : IClassFixture<TrainedTiny>
{
    [Fact]
    public void A_log_likelihood_lies_above_the_bounds()
    {
        var outcome = Fvae.Run("evaluate", run.Path, "--importance", "2048", "--importance-weighted", "--json").Succeeded();
        var (line, said) = (outcome.LastLine, outcome.Error);
        var likelihood = line.GetProperty("testLogLikelihood");
        Assert.Equal((360, 2048), (likelihood.GetProperty("examples").GetInt32(), likelihood.GetProperty("draws").GetInt32()));
        Assert.True(Number(line, "testElbo") < Number(line, "testImportanceWeightedBound"));
        // Of the images made binary otherwise.
        Assert.True(Number(line, "testImportanceWeightedBound") < Number(likelihood, "bound") + 0.3);
        Assert.InRange(Number(likelihood, "bound"), Number(line, "testElbo"), Number(line, "testElbo") + 5);
        var unsettled = likelihood.GetProperty("unsettled").GetInt32();
        Assert.Equal(unsettled == 0, likelihood.TryGetProperty("low", out _));
        Assert.Matches(
            unsettled == 0
                ? @"\ntest log-likelihood -\d+\.\d{3} ± 0\.\d{3} by 2048 importance draws, 95 % -\d+\.\d{3} to -\d+\.\d{3}; ± \d\.\d{3} over the choice of images"
                : @"\ntest log-likelihood at least -\d+\.\d{3} in the mean over draws, by 2048 importance draws, without an interval: of \d+ of 360 images the weights do not suffice",
            said
        );
    }

    [Fact]
    public void With_few_draws_there_is_a_bound_and_no_interval()
    {
        var outcome = Fvae.Run("evaluate", run.Path, "--importance", "16", "--json").Succeeded();
        Assert.Contains("log-likelihood at least -", outcome.Error);
        Assert.Contains("without an interval: of 360 of 360 images the weights do not suffice, and more draws may", outcome.Error);
        Assert.False(outcome.LastLine.GetProperty("testLogLikelihood").TryGetProperty("value", out _));
        // Nothing can be told of the tail of so few weights, which is ∞.
        Assert.Equal(JsonValueKind.Null, outcome.LastLine.GetProperty("testLogLikelihood").GetProperty("paretoShape").ValueKind);
    }

    [Fact]
    public void The_aggregate_posterior_is_held_to_the_prior()
    {
        var outcome = Fvae.Run("evaluate", run.Path, "--aggregate", "--json").Succeeded();
        var aggregate = outcome.LastLine.GetProperty("testAggregate");
        var surgery = aggregate.GetProperty("surgery");
        Assert.Equal(Math.Log(360), Number(surgery, "logExamples"), 1e-12);
        Assert.Equal(Number(surgery, "divergence"), Number(surgery, "information") + Number(surgery, "aggregateDivergence"), 1e-9);
        Assert.Equal(Number(outcome.LastLine, "kl"), Number(surgery, "divergence"), 6 * Number(surgery, "divergenceError"));
        Assert.InRange(Number(aggregate, "pValue"), double.Epsilon, 1);
        Assert.Equal(2, aggregate.GetProperty("dimensions").GetArrayLength());
        Assert.Contains("KL of 360 test images by 2 draws of each ", outcome.Error);
        Assert.Matches(
            @"(three tests find no difference between draws of the aggregate posterior of 360 test images and|at least one tells draws of)",
            outcome.Error
        );
        Assert.Equal(outcome.Output, Fvae.Run("evaluate", run.Path, "--aggregate", "--json").Succeeded().Output);
    }

    [Fact]
    public void Drawn_images_are_held_to_the_data()
    {
        var outcome = Fvae.Run("evaluate", run.Path, "--samples", "--json").Succeeded();
        var samples = outcome.LastLine.GetProperty("testSamples");
        Assert.Equal(4, samples.GetProperty("checks").GetArrayLength());
        Assert.True(Number(samples.GetProperty("real"), "recognised") > 0.7);
        Assert.Equal(10, samples.GetProperty("drawn").GetProperty("classes").GetArrayLength());
        Assert.Equal(1, samples.GetProperty("drawn").GetProperty("classes").EnumerateArray().Sum(share => share.GetDouble()), 1e-9);
        Assert.Contains("mean of the values: 0.", outcome.Error);
        Assert.Contains("recognised, which at least 9 of the 10 nearest training images agree on: ", outcome.Error);
    }

    [Fact]
    public void A_conditional_model_is_told_by_the_class_that_was_asked_for_and_fitted_latents_stand_beside_the_prior()
    {
        using var folder = new TemporaryFolder();
        IVaeModel[] models = [ConditionalDigits.Model];
        Fvae.With(models, "train", models[0].Name, "--epochs", "8", "--fit-latents", "--out", folder.Path).Succeeded();
        var outcome = Fvae.With(models, "evaluate", folder.Path, "--samples", "--json").Succeeded();
        var samples = outcome.LastLine.GetProperty("testSamples");
        Assert.InRange(Number(samples.GetProperty("drawn"), "agreement"), 0.5, 1);
        Assert.NotEqual(Number(samples.GetProperty("drawn"), "confidence"), Number(samples.GetProperty("fitted"), "confidence"));
        Assert.Contains("are taken for the class that they were asked for", outcome.Error);
        Assert.Contains("of as many at z of the fitted latents", outcome.Error);
    }

    [Fact]
    public void Where_nothing_was_held_out_training_images_are_not_recognised_by_themselves()
    {
        using var folder = new TemporaryFolder();
        var rows = folder.File("rows.csv");
        File.WriteAllText(
            rows,
            "x,y,kind\n"
                + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 7},{i % 5 * 0.5},{i % 2}\n")))
        );
        Fvae.Train("MoonsVae", "--data", rows, "--label-column", "kind", "--test", "0", "--epochs", "1", "--out", folder.File("run"))
            .Succeeded();
        var outcome = Fvae.Run("evaluate", folder.File("run"), "--samples", "--json").Succeeded();
        var samples = outcome.LastLine.GetProperty("trainSamples");
        Assert.True(samples.TryGetProperty("drawn", out _));
        Assert.False(samples.TryGetProperty("real", out _));
    }

    [Fact]
    public void Classes_have_the_names_that_the_file_has()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("rows.csv"),
            "x,y,kind\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 80)
                        .Select(i => FormattableString.Invariant($"{i % 7},{i % 5 * 0.5},{(i % 2 == 0 ? "oak" : "elm")}\n"))
                )
        );
        Fvae.Train("MoonsVae", "--data", folder.File("rows.csv"), "--label-column", "kind", "--epochs", "1", "--out", folder.File("run"))
            .Succeeded();
        Assert.Matches(
            @"classes of the draws: (oak|elm) \d+\.\d %, (oak|elm) \d+\.\d %; as varied",
            Fvae.Run("evaluate", folder.File("run"), "--samples").Succeeded().Output
        );
    }

    [Fact]
    public void What_a_model_does_not_have_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        ErrorTests.AssertProblem(
            Fvae.Run("evaluate", folder.Path, "--importance", "64"),
            "DigitsVae has no log-likelihood: the reconstruction term is a grey cross-entropy. Leave --importance out."
        );
        var said = Fvae.Run("evaluate", folder.Path, "--samples").Succeeded().Output;
        Assert.Contains("sets that are drawn cannot be held to the data: grey cross-entropy is not a likelihood", said);
        ErrorTests.AssertProblem(Fvae.Run("evaluate", folder.Path, "--importance", "15"), "--importance");
    }

    [Fact]
    public void A_model_without_a_prior_has_neither()
    {
        var plain = Vae.ModelFrom(
            new VaeSpec(new Features(2), [], new DeterministicLatent(2), [], new NormalLikelihood(new FixedVariance(1))),
            "PlainVae"
        );
        using var folder = new TemporaryFolder();
        Fvae.With([plain], "train", "PlainVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        ErrorTests.AssertProblem(Fvae.With([plain], "evaluate", folder.Path, "--aggregate"), "PlainVae has no prior");
        ErrorTests.AssertProblem(Fvae.With([plain], "evaluate", folder.Path, "--samples"), "PlainVae has no prior to draw from");
    }

    private static double Number(JsonElement line, string name) => line.GetProperty(name).GetDouble();
}
