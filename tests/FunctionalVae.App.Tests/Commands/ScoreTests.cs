using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

public sealed class ScoreTests : TableRun
{
    private string Scores => Folder.File("s.csv");

    // Points of moons, which Train takes, and far ones.
    private string Known =>
        Write("known.csv", ["height,width,kind", .. Plain.Take(12).Select(line => $"{line},0"), "6,7,1", "-9,4,1", "0.7,-8,1"]);

    [Fact]
    public void A_table_has_scores_and_says_which_are_bounds_and_the_greatest_share()
    {
        Train(Write("t.csv", ["height,width", .. Plain]), "--test", "0.5", "--scale", "standardise");
        var outcome = Fvae.Run("score", Run, "--out", Scores).Succeeded();
        var table = CsvFile.Read(Scores);
        Assert.Equal(["row", "part", "score", "standard_error", "is_bound", "most"], table.Header);
        Assert.All(table.Texts("part"), part => Assert.Equal("test", part));
        Assert.All(table.Texts("most"), most => Assert.Contains(most, (string[])["height", "width", "latent"]));
        Assert.StartsWith(
            Line($"MoonsVae on t.csv: 10 test rows; 64 to 1024 draws, seed 1; nats per row\nmedian score {Median(table):F3}; "),
            outcome.Output
        );
        Assert.Contains("it is of the scaled values: add ", outcome.Output);
        Assert.Equal(table.Texts("is_bound").Select(text => text == "yes"), table.Texts("standard_error").Select(string.IsNullOrEmpty));
    }

    [Fact]
    public void The_scores_are_those_of_the_model_on_the_scaled_values()
    {
        Train(Write("t.csv", Plain), "--test", "0.5", "--scale", "standardise");
        Fvae.Run("score", Run, "--out", Scores, "--terms", "--draws", "32", "--most-draws", "32", "--seed", "9").Succeeded();
        var table = CsvFile.Read(Scores);
        var run = Checkpoints.Run.Load(Run);
        var rows = TrainTestSplit.Of(DataFiles.Load([Folder.File("t.csv")]).Train, Key.FromSeed(0x5eed), 0.5).Test;
        var key = Key.FromSeed(9).Child(KeySites.Scoring).Child(0).Child(1);
        var scores = MoonsVae.Model.Score(
            run.Vector(MoonsVae.Model),
            ExampleBatch.Of(MoonsVae.Model, run.Record!.Data.Scaling!.ApplyTo(rows)),
            key,
            new(32, 32)
        );
        Assert.Equal(scores.Select(score => score.Value), table.Column("score"));
        Assert.Equal(scores.Select(score => score.LatentTerm), table.Column("latent share"));
        Assert.Equal(scores.Select(score => score.Terms[1]), table.Column("x1 share"));
    }

    [Fact]
    public void Far_rows_are_outliers_and_labels_say_how_well_they_are_told_apart()
    {
        string[] train = ["--epochs", "60", "--test", "0.5", "--data", Write("t.csv", ["height,width", .. Plain])];
        Fvae.Train(["MoonsVae", .. train, "--out", Run]).Succeeded();
        string[] line = ["score", Run, "--data", Known, "--label-column", "kind", "--false-alarms", "0.1", "--out", Scores];
        var outcome = Fvae.Run([.. line, "--json"]).Succeeded();
        var table = CsvFile.Read(Scores);
        Assert.Equal(["row", "part", "score", "standard_error", "is_bound", "outlier", "most", "label"], table.Header);
        Assert.All(table.Texts("outlier")[12..], text => Assert.Equal("yes", text));
        Assert.All(table.Texts("part"), part => Assert.Equal("new", part));
        var json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(1, json.GetProperty("rocAuc").GetDouble());
        Assert.Equal(10, json.GetProperty("heldOutCount").GetInt32());
        var threshold = json.GetProperty("threshold").GetDouble();
        Assert.Equal(table.Column("score").Select(score => score > threshold ? "yes" : "no"), table.Texts("outlier"));
        Assert.Equal(table.Texts("outlier").Count(text => text == "yes"), json.GetProperty("outliers").GetInt32());
        Assert.Contains("ROC-AUC 1.0000: 3 rows with label 1 against 12 with label 0\n", outcome.Error);
        Assert.Contains(Line($"threshold {threshold:F3} for 10 % false alarms, from 10 rows held out: "), outcome.Error);
        // The greatest of ten scores held out.
        Fvae.Run("score", Run, "--out", Scores).Succeeded();
        Assert.Equal(10, CsvFile.Read(Scores).Rows.Length);
    }

    [Fact]
    public void A_score_does_not_depend_on_the_rows_beside_it()
    {
        Train(Write("t.csv", ["height,width", .. Plain]), "--test", "0.5");
        Fvae.Run("score", Run, "--data", Known, "--label-column", "kind", "--out", Scores).Succeeded();
        var all = CsvFile.Read(Scores).Column("score");
        var some = Write("some.csv", File.ReadAllLines(Known).Take(6));
        Fvae.Run("score", Run, "--data", some, "--label-column", "kind", "--out", Scores).Succeeded();
        Assert.Equal(all.Take(5), CsvFile.Read(Scores).Column("score"));
    }

    [Fact]
    public void The_threshold_is_from_the_rows_that_the_run_held_out_and_not_from_the_test_part_of_other_files()
    {
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        using var idx = SmallIdx.Folder();
        string[] line = ["score", Run, "--data", idx.Path, "--draws", "16", "--most-draws", "16", "--out", Scores, "--json"];
        var json = JsonDocument.Parse(Fvae.Run([.. line, "--false-alarms", "0.01"]).Succeeded().Output).RootElement;
        Assert.Equal((5, 360), (json.GetProperty("count").GetInt32(), json.GetProperty("heldOutCount").GetInt32()));
    }

    [Theory]
    [InlineData("0.5", "0.05", "--false-alarms: 10 examples held out are too few for a false-alarm rate of 0.05: it takes 19 or more.")]
    [InlineData("0", "0.2", "held no rows out, and a threshold takes such as the model was not trained on. Train with --test SHARE")]
    public void A_threshold_takes_enough_rows_held_out(string test, string rate, string message)
    {
        Train(Write("t.csv", Plain), "--test", test);
        ErrorTests.AssertProblem(Fvae.Run("score", Run, "--false-alarms", rate, "--out", Scores), message);
        Assert.False(File.Exists(Scores));
    }

    [Fact]
    public void A_model_without_a_likelihood_is_refused_and_so_are_draws_that_make_no_sense()
    {
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", Run).Succeeded();
        ErrorTests.AssertProblem(Fvae.Run("score", Run), "DigitsVae gives no probability of a row: the reconstruction term is a");
        Train(Write("t.csv", Plain));
        ErrorTests.AssertProblem(Fvae.Run("score", Run, "--draws", "8"), "--draws must be a whole number from 16 to 1000000");
        ErrorTests.AssertProblem(Fvae.Run("score", Run, "--most-draws", "32"), "--most-draws 32 is less than --draws 64.");
        ErrorTests.AssertProblem(Fvae.Run("score", Run, "--false-alarms", "1"), "--false-alarms must be a number strictly between 0 and 1");
    }

    [Fact]
    public void Two_labels_that_are_not_0_and_1_are_told_to_give_no_area()
    {
        Train(Write("t.csv", Plain));
        var labelled = Write("labelled.csv", ["height,width,kind", .. Plain.Select((row, i) => $"{row},{(i == 0 ? "odd" : "usual")}")]);
        var outcome = Fvae.Run("score", Run, "--data", labelled, "--label-column", "kind", "--out", Scores).Succeeded();
        Assert.Contains("no area under the ROC: for that the labels are 0 and 1", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ROC-AUC", outcome.Output);
    }

    [Fact]
    public void Grey_images_are_binarised_by_the_key_and_the_file_lies_in_the_runs_folder()
    {
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        var outcome = Fvae.Run("score", Run, "--draws", "16", "--most-draws", "16").Succeeded();
        Assert.Contains($"wrote {Path.Combine(Run, "scores.csv")}: the scores of 360 images\n", outcome.Output);
        var scores = CsvFile.Read(Path.Combine(Run, "scores.csv")).Column("score");
        Assert.InRange(scores.Average(), 20, 64 * Math.Log(2));
        Assert.DoesNotContain("ROC-AUC", outcome.Output);
    }

    private static double Median(CsvFile table) => table.Column("score").Order().ElementAt(table.Rows.Length / 2);
}
