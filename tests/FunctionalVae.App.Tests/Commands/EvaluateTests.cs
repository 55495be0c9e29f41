using System.Text.Json;

namespace FunctionalVae.App.Tests;

public sealed class EvaluateTests(TrainedTiny run) : IClassFixture<TrainedTiny>
{
    [Fact]
    public void The_figures_of_training_come_again_to_the_last_bit()
    {
        var recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "run.json"))).RootElement.GetProperty("results");
        var line = Result("--train");
        Assert.Equal(recorded.GetProperty("test").GetProperty("elbo").GetDouble(), Number(line, "testObjective"));
        Assert.Equal(recorded.GetProperty("test").GetProperty("kl").GetDouble(), Number(line, "kl"));
        Assert.Equal(recorded.GetProperty("train").GetProperty("elbo").GetDouble(), Number(line, "trainObjective"));
        Assert.Equal(5, line.GetProperty("seed").GetInt32());
        Assert.Equal((360, 1437), (line.GetProperty("testCount").GetInt32(), line.GetProperty("trainCount").GetInt32()));
        Assert.Equal("elbo", line.GetProperty("objective").GetString());
        Assert.Equal(recorded.GetProperty("test").GetProperty("objectiveError").GetDouble(), Number(line, "testObjectiveError"));
        Assert.Equal(recorded.GetProperty("train").GetProperty("objectiveError").GetDouble(), Number(line, "trainObjectiveError"));
        Assert.InRange(Number(line, "testObjectiveError"), 1e-4, 0.5);
    }

    [Fact]
    public void One_draw_has_no_error()
    {
        Assert.False(Result("--draws", "1").TryGetProperty("testObjectiveError", out _));
        var said = Fvae.Run("evaluate", run.Path, "--draws", "1").Succeeded().Output;
        Assert.DoesNotContain("±", said);
        Assert.Contains("; 1 draw of each posterior, ", said);
    }

    [Fact]
    public void Without_train_only_the_test_part_is_judged() => Assert.False(Result().TryGetProperty("trainObjective", out _));

    [Theory]
    [InlineData("--draws", "3")]
    [InlineData("--seed", "6")]
    public void Draws_and_seed_change_the_estimate_a_little(string option, string value)
    {
        var (usual, other) = (Number(Result(), "testObjective"), Number(Result(option, value), "testObjective"));
        Assert.NotEqual(usual, other);
        Assert.Equal(usual, other, 1.0);
    }

    [Fact]
    public void Draws_and_seed_are_said()
    {
        var line = Result("--draws", "3", "--seed", "6");
        Assert.Equal((3, 6), (line.GetProperty("draws").GetInt32(), line.GetProperty("seed").GetInt32()));
        var said = Fvae.Run("evaluate", run.Path, "--draws", "3").Succeeded().Output;
        Assert.Contains("TinyVae on digits: 360 images; 3 draws of each posterior, seed 5; nats per image", said);
        Assert.Matches(@"test  ELBO -\d+\.\d{3} ± 0\.\d{3} = reconstruction -\d+\.\d{3} - KL \d+\.\d{3}\n", said);
        Assert.Contains("the ELBO is a lower bound of the log-likelihood", said);
    }

    [Fact]
    public void Latent_dimensions_that_are_used_are_told()
    {
        var said = Fvae.Run("evaluate", run.Path, "--draws", "1").Succeeded().Output;
        Assert.Matches(
            @"\n[12] of 2 latent dimensions active on the test part( \(not [01]\))?: posterior means of an active one vary by more than 1 % of the prior's variance; KL by dimension \d+\.\d{3} \d+\.\d{3}\n",
            said
        );
        var line = Result("--draws", "1");
        var dimensions = line.GetProperty("testDimensions").EnumerateArray().ToList();
        Assert.Equal(
            line.GetProperty("testActiveDimensions").GetInt32(),
            dimensions.Count(dimension => dimension.GetProperty("isActive").GetBoolean())
        );
        Assert.All(dimensions, dimension => Assert.InRange(dimension.GetProperty("varianceOfMeans").GetDouble(), 0, 10));
        Assert.InRange(dimensions.Sum(dimension => Number(dimension, "kl")) - Number(line, "kl"), -0.5, 0.5);
    }

    [Fact]
    public void A_cross_entropy_is_called_no_ELBO()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        var said = Fvae.Run("evaluate", folder.Path, "--draws", "1").Succeeded().Output;
        Assert.DoesNotContain("ELBO", said);
        Assert.Contains("test  objective -", said);
        Assert.Contains("this objective is not a log-likelihood", said);
    }

    [Fact]
    public void Json_is_one_line_and_the_rest_goes_to_standard_error()
    {
        var outcome = Fvae.Run("evaluate", run.Path, "--json").Succeeded();
        Assert.Equal(1, outcome.Output.Count(character => character == '\n'));
        Assert.Contains("test  ELBO", outcome.Error);
    }

    [Fact]
    public void The_importance_weighted_bound_is_given_beside_the_ELBO_where_it_is_asked_for()
    {
        Assert.False(Result("--train").TryGetProperty("testImportanceWeightedBound", out _));
        var line = Result("--importance-weighted", "--draws", "8", "--train");
        foreach (var part in (string[])["test", "train"])
        {
            Assert.InRange(Number(line, part + "ImportanceWeightedBound") - Number(line, part + "Elbo"), 0, 3);
            Assert.InRange(Number(line, part + "EffectiveDraws"), 1, 8);
        }

        Assert.False(Result("--importance-weighted").TryGetProperty("trainImportanceWeightedBound", out _));
        // The ELBO is the same with it as without.
        Assert.Equal(Number(Result("--draws", "8"), "testElbo"), Number(line, "testElbo"));
        var said = Fvae.Run("evaluate", run.Path, "--draws", "8", "--importance-weighted").Succeeded().Output;
        Assert.Matches(@"test  importance-weighted bound -\d+\.\d{3} of 8 draws, \d\.\d effective\n", said);
        Assert.DoesNotContain("train importance-weighted", said);
    }

    [Fact]
    public void One_draw_is_one_weight()
    {
        var said = Fvae.Run("evaluate", run.Path, "--draws", "1", "--importance-weighted").Succeeded().Output;
        Assert.Matches(@"bound -\d+\.\d{3} of 1 draw, 1\.0 effective\n", said);
        var (one, more) = (Result("--importance-weighted", "--draws", "1"), Result("--importance-weighted", "--draws", "64"));
        Assert.Equal(1, Number(one, "testEffectiveDraws"));
        Assert.True(Number(more, "testImportanceWeightedBound") > Number(one, "testImportanceWeightedBound"));
    }

    [Fact]
    public void Without_an_ELBO_there_is_no_importance_weighted_bound()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        var outcome = Fvae.Run("evaluate", folder.Path, "--importance-weighted");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("DigitsVae has no importance-weighted bound: the reconstruction term is a ", outcome.Error);
    }

    [Fact]
    public void Other_data_are_taken_as_they_are_parted()
    {
        using var idx = SmallIdx.Folder();
        var line = Result("--data", idx.Path, "--train");
        Assert.Equal((5, 20), (line.GetProperty("testCount").GetInt32(), line.GetProperty("trainCount").GetInt32()));
        Assert.Equal(Path.GetFileName(idx.Path), line.GetProperty("data").GetString());
        Assert.NotEqual(Number(Result(), "testObjective"), Number(line, "testObjective"));
    }

    private static double Number(JsonElement line, string name) => line.GetProperty(name).GetDouble();

    private JsonElement Result(params string[] more) => Fvae.Run(["evaluate", run.Path, "--json", .. more]).Succeeded().LastLine;
}
