using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionalVae.App.Tests.Runs;

namespace FunctionalVae.App.Tests;

/// <summary>Runs beside each other.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Options_that_differ_and_results_are_shown_and_what_is_alike_is_not()
    {
        Train("a", "TinyVae", "--epochs", "2", "--validation", "0.2");
        Train("b", "TinyVae", "--epochs", "3", "--optimizer", "sgd", "--momentum", "0.5");
        var outcome = Compare("a", "b");
        Assert.Empty(outcome.Error);
        var rows = outcome
            .Output.Split('\n')
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        Assert.Equal(["2", "3"], Row("epochs"));
        Assert.Equal(["adam", "sgd"], Row("optimizer.name"));
        Assert.Equal(["–", "0.5"], Row("optimizer.momentum"));
        Assert.Equal(["0.2", "0"], Row("validationFraction"));
        Assert.DoesNotContain(rows, row => row is ["seed" or "batch" or "model" or "data" or "scaling", ..]);
        Assert.Equal(["4,420", "4,420"], Row("parameters"));
        Assert.Equal(["1", "1"], Row("threads"));
        Assert.DoesNotContain(rows, row => row is ["best epoch" or "rollbacks", ..]);
        Assert.Equal("–", Row("validation objective")[1]);
        Assert.Contains($"wrote {folder.File("a/compare.png")}: their curves, at β = 1", outcome.Output);
        Assert.Equal((1080, 24 + (4 * 218) - 28 + 70), PngSize.Of(folder.File("a/compare.png")));

        string[] Row(string name) => rows.Last(row => row.Length > 0 && row[0] == name)[1..];
    }

    [Fact]
    public void A_list_is_told_in_one_line()
    {
        Train("a", "TinyVae", "--epochs", "3", "--schedule", "milestones", "--milestones", "1,2");
        Train("b", "TinyVae", "--epochs", "3");
        Assert.Matches("schedule.milestones +\\[1, 2\\] +–\n", Compare("a", "b").Output);
    }

    [Fact]
    public void A_program_gets_the_figures_of_the_runs()
    {
        Train("a", "TinyVae", "--epochs", "4", "--validation", "0.2", "--patience", "4", "--learning-rate", "0.01");
        Train("b", "TinyVae", "--epochs", "2");
        var line = Compare("a", "b", "--json", "--out", folder.File("both.png")).LastLine;
        Assert.True(line.GetProperty("isOfOneData").GetBoolean() && line.GetProperty("isOfOneKind").GetBoolean());
        Assert.Equal(folder.File("both.png"), line.GetProperty("picture").GetString());
        var (a, b) = (line.GetProperty("runs")[0], line.GetProperty("runs")[1]);
        var facts = JsonDocument.Parse(File.ReadAllText(folder.File("a/run.json"))).RootElement;
        var best = facts.GetProperty("training").GetProperty("bestEpoch").GetInt32();
        Assert.Equal(best, a.GetProperty("bestEpoch").GetInt32());
        string[] cells = File.ReadAllLines(folder.File("a/metrics.csv"))[best].Split(',');
        Assert.Equal(
            double.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture),
            a.GetProperty("validationObjective").GetDouble()
        );
        Assert.Equal(
            facts.GetProperty("results").GetProperty("test").GetProperty("objective").GetDouble(),
            a.GetProperty("testObjective").GetDouble()
        );
        Assert.Equal("0.01", a.GetProperty("differences").GetProperty("learningRate").GetString());
        Assert.Equal(90, b.GetProperty("steps").GetInt64());
        Assert.False(b.TryGetProperty("validationObjective", out _));
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, b.GetProperty("parameters").GetInt32());
    }

    [Fact]
    public void Kinds_and_data_that_differ_are_told_and_not_refused()
    {
        Train("elbo", "TinyVae", "--epochs", "1");
        Train("grey", "DigitsVae", "--epochs", "1");
        var kinds = Compare("elbo", "grey");
        Assert.Contains(
            "note: objectives of different kinds cannot be compared: evidence lower bounds beside grey cross entropy\n",
            kinds.Error
        );
        Assert.DoesNotContain("different data", kinds.Error);
        Train("moons", "MoonsVae", "--epochs", "1");
        var data = Compare("elbo", "moons");
        Assert.Contains("log-masses beside log-densities", data.Error);
        Assert.Contains("note: the runs are of different data", data.Error);
        Train("scaled", "MoonsVae", "--epochs", "1", "--scale", "standardise");
        Assert.Contains("objectives of values that are scaled otherwise", Compare("moons", "scaled").Error);
        Train("threshold", "TinyVae", "--epochs", "1", "--binarize", "threshold");
        Assert.Contains("objectives of values that are made binary otherwise", Compare("elbo", "threshold").Error);
        Train("once", "TinyVae", "--epochs", "1", "--binarize", "once");
        Assert.Empty(Compare("elbo", "once").Error);
    }

    [Fact]
    public void What_makes_data_differ_is_told_and_all_that_is_not_of_one_kind()
    {
        var data = folder.File("points.csv");
        File.WriteAllLines(data, Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 7 / 7f},{i % 5 / 5f}")));
        Train("a", "MoonsVae", "--epochs", "1", "--data", data);
        Train("b", "MoonsVae", "--epochs", "1", "--data", data, "--test", "0.3", "--scale", "standardise");
        var shares = Compare("a", "b");
        Assert.Matches(@"test share +0\.\d+ +0\.3\n", shares.Output.Replace(" \n", "\n", StringComparison.Ordinal));
        Assert.Matches(@"training rows [\d,]+ beside [\d,]+; test rows [\d,]+ beside [\d,]+", shares.Error);
        Assert.Matches("training values with the fingerprints [0-9a-f]{12} and [0-9a-f]{12}", shares.Error);
        Train("c", "TinyVae", "--epochs", "1", "--binarize", "threshold");
        var kinds = Compare("a", "c");
        Assert.Contains(
            "log-masses beside log-densities; objectives of values that are made binary otherwise\n",
            kinds.Error.Replace("log-densities beside log-masses", "log-masses beside log-densities", StringComparison.Ordinal)
        );
        Assert.Contains("points.csv beside digits", kinds.Error);
    }

    [Fact]
    public void Rollbacks_and_kept_epochs_have_rows_where_a_run_has_them()
    {
        Train("a", "TinyVae", "--epochs", "3", "--guard", "2");
        Train("b", "TinyVae", "--epochs", "3", "--validation", "0.2", "--patience", "3");
        Train("c", "TinyVae", "--epochs", "3", "--validation", "0.2");
        var outcome = Compare("a", "b", "c", "--json");
        Assert.Matches(@"rollbacks +0 +– +–", outcome.Error);
        Assert.Matches(@"best epoch +– +\d +–", outcome.Error);
        Assert.Equal(0, outcome.LastLine.GetProperty("runs")[0].GetProperty("rollbacks").GetInt32());
        Assert.False(outcome.LastLine.GetProperty("runs")[2].TryGetProperty("bestEpoch", out _));
    }

    [Fact]
    public void Runs_of_any_models_are_compared_without_those_models()
    {
        Train("a", "TinyVae", "--epochs", "1");
        Train("b", "TinyVae", "--epochs", "1", "--seed", "2");
        Assert.Equal(0, Fvae.With([MoonsVae.Model], "compare", folder.File("a"), folder.File("b")).Code);
    }

    [Fact]
    public void What_earlier_versions_did_not_record_is_left_open()
    {
        Train("a", "TinyVae", "--epochs", "1");
        Train("b", "DigitsVae", "--epochs", "1");
        foreach (var run in (string[])["a", "b"])
        {
            File.Delete(folder.File($"{run}/timing.json"));
            var facts = JsonNode.Parse(File.ReadAllText(folder.File($"{run}/run.json")))!.AsObject();
            facts.Remove("objective");
            File.WriteAllText(folder.File($"{run}/run.json"), facts.ToJsonString());
        }

        var outcome = Compare("a", "b");
        Assert.Contains("evidence lower bounds beside grey cross entropy", outcome.Error);
        Assert.Matches(@"steps/s +– +–", outcome.Output);
    }

    [Theory]
    [InlineData("compare", "compare needs a RUN. Two folders or more that train wrote.")]
    [InlineData("compare A", "compare needs two runs or more; there is")]
    [InlineData("compare A B --nonsense", "compare has no option --nonsense.")]
    [InlineData("compare A A/", "is named twice. Name each run once.")]
    [InlineData("compare A nowhere", "nowhere cannot be read: there is no such folder or file")]
    [InlineData("compare A A/run.json", "run.json is a file. Give the folder of a run")]
    [InlineData("compare A EMPTY", "so it is not a run")]
    [InlineData("compare A IMPORTED", "its weights were not trained here")]
    [InlineData("compare A STOPPED", "was stopped before its end. Give its command with --resume")]
    [InlineData("compare A EDITED", "metrics.csv is not as train writes it: line 2 is not a row of epoch 1.")]
    [InlineData("compare A BARE", "There is no metrics.csv in")]
    [InlineData("compare A B --out A/latent.png", "latent.png, which belongs to a run. Pass another name.")]
    [InlineData("compare A B --out B/latent.png", "latent.png, which belongs to a run. Pass another name.")]
    [InlineData("compare A B --out A/x.csv", "Pass --out with a name that ends in .png.")]
    public void A_mistake_is_explained(string words, string message)
    {
        Train("A", "TinyVae", "--epochs", "1");
        foreach (var copy in (string[])["B", "IMPORTED", "EDITED", "BARE"])
        {
            Directory.CreateDirectory(folder.File(copy));
            TwoRuns.Copy(folder.File("A"), folder.File(copy));
        }

        Directory.CreateDirectory(folder.File("EMPTY"));
        File.Delete(folder.File("IMPORTED/run.json"));
        File.Delete(folder.File("BARE/metrics.csv"));
        File.WriteAllText(folder.File("EDITED/metrics.csv"), "epoch,objective,reconstruction,kl\n1,2,x,4\n");
        Fvae.StopAt("epoch 3/", "train", "TinyVae", "--epochs", "9", "--out", folder.File("STOPPED"));
        string[] typed = [.. words.Split(' ').Select(word => word.Length > 0 && char.IsUpper(word[0]) ? folder.File(word) : word)];
        ErrorTests.AssertProblem(Fvae.Run(typed), message);
        Assert.False(File.Exists(folder.File("A/compare.png")));
    }

    [Fact]
    public void A_picture_of_the_default_name_goes_with_its_run_and_replaces_no_other()
    {
        Train("a", "TinyVae", "--epochs", "1");
        Train("b", "TinyVae", "--epochs", "1", "--seed", "2");
        Compare("a", "b");
        Compare("a", "b");
        File.WriteAllText(folder.File("b/compare.png"), "mine");
        ErrorTests.AssertProblem(Fvae.Run("compare", folder.File("b"), folder.File("a")), "would be replaced. Move it away");
        Train("a", "TinyVae", "--epochs", "1", "--seed", "3");
        Assert.False(File.Exists(folder.File("a/compare.png")));
    }

    [Fact]
    public void Of_many_runs_the_first_ten_are_drawn()
    {
        Train("run0", "TinyVae", "--epochs", "1");
        for (var i = 1; i < 11; i++)
        {
            Directory.CreateDirectory(folder.File($"run{i}"));
            TwoRuns.Copy(folder.File("run0"), folder.File($"run{i}"));
        }

        var outcome = Compare([.. Enumerable.Range(0, 11).Select(i => $"run{i}")]);
        Assert.Contains("the curves of the first 10 of 11 runs", outcome.Output);
        Assert.Contains("run10", outcome.Output);
    }

    private void Train(string name, params string[] words) => Fvae.Train([.. words, "--out", folder.File(name)]).Succeeded();

    private Outcome Compare(params string[] words) =>
        Fvae.Run(["compare", .. words.Select(word => word.StartsWith('-') || Path.IsPathRooted(word) ? word : folder.File(word))])
            .Succeeded();
}
