using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Commands on a run that was trained by <c>--table</c>.</summary>
public sealed class TableCommandTests : PeopleRun
{
    [Fact]
    public void Samples_are_rows_in_the_form_of_the_file()
    {
        Train().Succeeded();
        Fvae.Run("sample", Run, "--count", "300", "--out", Folder.File("new.csv")).Succeeded();
        var lines = File.ReadAllLines(Folder.File("new.csv"));
        Assert.Equal("age,city,visits,income,member", lines[0]);
        Assert.Equal(301, lines.Length);
        string[][] rows = [.. lines[1..].Select(line => line.Split(','))];
        // One decimal, as the file has; whole counts and incomes; names of levels; the file's words.
        Assert.All(rows, row => Assert.Equal(row[0], Math.Round(Number(row[0]), 1).ToString(CultureInfo.InvariantCulture)));
        Assert.All(rows, row => Assert.Contains(row[1], (string[])["Lima", "Rome", "Oslo"]));
        Assert.All(rows, row => Assert.True(double.IsInteger(Number(row[2])) && Number(row[2]) >= 0 && double.IsInteger(Number(row[3]))));
        Assert.All(rows, row => Assert.Contains(row[4], (string[])["y", "n"]));
        Assert.Contains(rows, row => row[3] == "0");
        Assert.Contains(rows, row => row[3] != "0");
        // Draws and not means: counts differ.
        Assert.True(rows.Select(row => row[2]).Distinct().Count() > 2);

        Fvae.Run("sample", Run, "--count", "300", "--seed", "1", "--out", Folder.File("again.csv")).Succeeded();
        Assert.Equal(lines, File.ReadAllLines(Folder.File("again.csv")));
    }

    [Fact]
    public void Scores_have_a_share_for_each_column_of_the_file()
    {
        Train().Succeeded();
        var outcome = Fvae.Run("score", Run, "--terms", "--out", Folder.File("s.csv"), "--false-alarms", "0.2").Succeeded();
        var table = CsvFile.Read(Folder.File("s.csv"));
        string[] shares = ["age share", "city share", "visits share", "income share", "member share", "latent share"];
        Assert.Equal(["row", "part", "score", "standard_error", "is_bound", "outlier", "most", .. shares], table.Header[..13]);
        var sums = Enumerable.Range(0, table.Rows.Length).Select(row => shares.Sum(name => table.Column(name)[row]));
        Assert.All(table.Column("score").Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + Math.Abs(pair.First))));
        Assert.Contains("of numbers it is the density in the units of the file", outcome.Output, StringComparison.Ordinal);
    }

    // A file in other units: scores differ by the logarithms of the units, by as much in the columns' own shares, and ranks do not.
    [Theory]
    [InlineData("standard")]
    [InlineData("quantiles")]
    public void Scores_are_in_the_units_of_the_file(string scaling)
    {
        string[] words = ["--column", $"age=number:{scaling}", "--column", $"income=number:{scaling}"];
        double[] Scores(string name)
        {
            Fvae.Run("score", Run, "--terms", "--out", Folder.File(name)).Succeeded();
            return CsvFile.Read(Folder.File(name)).Column("age share");
        }

        Train(words).Succeeded();
        var years = Scores("years.csv");
        string[][] cells = [.. File.ReadAllLines(Data).Select(line => line.Split(','))];
        File.WriteAllLines(
            Data,
            cells.Select(
                (row, i) =>
                    string.Join(
                        ',',
                        i == 0
                            ? row
                            :
                            [
                                row[0],
                                (10 * decimal.Parse(row[1], CultureInfo.InvariantCulture)).ToString("F0", CultureInfo.InvariantCulture),
                                .. row[2..],
                            ]
                    )
            )
        );
        Directory.Delete(Run, true);
        Train(words).Succeeded();
        Assert.All(years.Zip(Scores("tenths.csv")), pair => Assert.Equal(Math.Log(10), pair.Second - pair.First, 0.02));
    }

    [Fact]
    public void Samples_can_be_trained_on_and_evaluated()
    {
        Train().Succeeded();
        Fvae.Run("sample", Run, "--count", "50", "--out", Folder.File("new.csv")).Succeeded();
        Assert.Contains(
            "PeopleVae on new.csv: 50 rows",
            Fvae.Run("evaluate", Run, "--data", Folder.File("new.csv")).Succeeded().Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Evaluate_gives_the_figures_of_train_again()
    {
        var trained = Train("--json").Succeeded().LastLine;
        var evaluated = Fvae.Run("evaluate", Run, "--json").Succeeded().LastLine;
        Assert.Equal(trained.GetProperty("testElbo").GetDouble(), evaluated.GetProperty("testElbo").GetDouble());
        // What the units of the file add, as train's words have it: the mean over the rows.
        var run = Checkpoints.Run.Load(Run);
        var rows = TableFiles.Load([Data], run.Table!.Form, run.Reading);
        var test = TrainTestSplit.Of(rows, Key.FromSeed(0x5eed), 0.2).Test;
        var added = run.Table.Fit.LogJacobians(run.Table.Fit.Encode(test).Values).Average();
        Assert.Equal(added, trained.GetProperty("testLogJacobian").GetDouble(), 1e-12);
        Assert.Equal(added, evaluated.GetProperty("testLogJacobian").GetDouble(), 1e-12);
        Assert.NotEqual(added, trained.GetProperty("trainLogJacobian").GetDouble());
        // The run's own file is split as it was, which is said, and columns that training left out are not spoken of.
        var own = Fvae.Run("evaluate", Run, "--data", Data, "--json").Succeeded();
        Assert.Equal(trained.GetProperty("testElbo").GetDouble(), own.LastLine.GetProperty("testElbo").GetDouble());
        var note = Assert.Single(own.Error.Split('\n'), line => line.StartsWith("note:", StringComparison.Ordinal));
        Assert.EndsWith("that the model was not trained on are taken", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_may_have_their_columns_in_any_order_and_more()
    {
        Train().Succeeded();
        string[][] cells = [.. PeopleCsv.Lines(seed: 2, count: 30).Select(line => line.Split(','))];
        var other = Write("other.csv", cells.Select((row, i) => string.Join(';', row.Reverse().Append(i == 0 ? "colour" : "red"))));
        var same = Write("same.csv", cells.Select(row => string.Join(',', row)));
        var one = Fvae.Run("evaluate", Run, "--data", other, "--json").Succeeded();
        Assert.Equal(
            Fvae.Run("evaluate", Run, "--data", same, "--json").Succeeded().LastLine.GetProperty("testElbo").GetDouble(),
            one.LastLine.GetProperty("testElbo").GetDouble()
        );
        Assert.Contains(
            "note: other.csv has columns that the table does not have, and they are left out: colour\n",
            Cut(one.Error),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("30,Bern,1,0,y", "other.csv, line 2, column 2 (\"city\"): \"Bern\" is none of its levels, Lima, Oslo, Rome.")]
    [InlineData("thirty,Rome,1,0,y", "other.csv, line 2, column 1 (\"age\"): \"thirty\" is not a number.")]
    [InlineData("30,Rome,1,0,yes", "other.csv, line 2, column 5 (\"member\"): \"yes\" is neither \"n\" nor \"y\".")]
    public void Bad_cells_of_other_files_are_told_by_their_place(string row, string problem)
    {
        Train().Succeeded();
        var other = Write("other.csv", ["age,city,visits,income,member", row]);
        foreach (
            var words in (string[][])
                [
                    ["evaluate", Run],
                    ["encode", Run, "--out", Folder.File("latents.csv")],
                ]
        )
        {
            var outcome = Fvae.Run([.. words, "--data", other]);
            Assert.Equal(2, outcome.Code);
            Assert.StartsWith($"error: {problem}", Cut(outcome.Error), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_with_gaps_are_encoded_with_their_places_and_labels()
    {
        Train("--label-column", "member").Succeeded();
        var other = Write("other.csv", ["member,age,city,visits,income", "y,30,?,1,0", "maybe,,Rome,,"]);
        Fvae.Run("encode", Run, "--data", other, "--out", Folder.File("latents.csv")).Succeeded();
        var file = CsvFile.Read(Folder.File("latents.csv"));
        Assert.Equal(["row", "part", "mean_0", "mean_1", "log_variance_0", "log_variance_1", "label"], file.Header);
        Assert.Equal(["y", "maybe"], file.Texts("label"));
        Assert.Equal(["0", "1"], file.Texts("row"));

        var without = Write("without.csv", ["age,city,visits,income", "30,?,1,0"]);
        Fvae.Run("encode", Run, "--data", without, "--out", Folder.File("l.csv")).Succeeded();
        Assert.Equal(file.Rows[0][2..6], CsvFile.Read(Folder.File("l.csv")).Rows[0][2..6]);
    }

    [Fact]
    public void Reconstructions_and_lines_are_rows_too_and_pictures_are_refused()
    {
        Train().Succeeded();
        Fvae.Run("reconstruct", Run, "--count", "5", "--out", Folder.File("r.csv")).Succeeded();
        var file = CsvFile.Read(Folder.File("r.csv"));
        Assert.Equal(["row", "part", "age", "city"], file.Header[..4]);
        Assert.Equal("reconstructed member", file.Header[^1]);
        var data = File.ReadAllLines(Data);
        var row = data[1 + int.Parse(file.Cells[0][0], CultureInfo.InvariantCulture)].Split(',');
        Assert.Equal((row[1], row[2] == "?" ? "" : row[2], row[3]), (file.Cells[0][2], file.Cells[0][3], file.Cells[0][4]));

        Fvae.Run("interpolate", Run, "--from", "0", "--to", "1", "--steps", "3", "--out", Folder.File("i.csv")).Succeeded();
        Assert.Equal("share,age,city,visits,income,member", File.ReadAllLines(Folder.File("i.csv"))[0]);
        Fvae.Run("traverse", Run, "--steps", "3", "--out", Folder.File("t.csv")).Succeeded();
        Assert.Equal(7, File.ReadAllLines(Folder.File("t.csv")).Length);
        var outcome = Fvae.Run("sample", Run, "--out", Folder.File("x.png"));
        Assert.Equal("error: PeopleVae makes rows of numbers, not images. Pass --out with a name that ends in .csv.\n", outcome.Error);
    }

    [Fact]
    public void A_file_without_gaps_allows_none()
    {
        Write("people.csv", PeopleCsv.Lines(hasGaps: false));
        Assert.Contains(
            "no column has gaps, and none may have any later; --hide 0.1 makes a model that fills gaps",
            Train().Succeeded().Output,
            StringComparison.Ordinal
        );
        var other = Write("other.csv", ["age,city,visits,income,member", "30,?,1,0,y"]);
        Assert.StartsWith(
            "error: other.csv, line 2, column 2 (\"city\"): \"?\" stands for a missing value, and the column may not be missing.",
            Cut(Fvae.Run("evaluate", Run, "--data", other).Error),
            StringComparison.Ordinal
        );
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
