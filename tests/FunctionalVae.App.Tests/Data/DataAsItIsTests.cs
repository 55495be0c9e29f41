using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Values of real tables through the commands: what is written is what the files have, and what happened to them is said.</summary>
public sealed class DataAsItIsTests : TableRun
{
    [Fact]
    public void Times_keep_their_seconds_from_the_file_to_every_output()
    {
        var rows = Plain.Select((line, i) => Line($"{1_700_000_000 + i},{line.Split(',')[1]}"));
        var data = Write("times.csv", rows.Prepend("t,v"));
        Train(data, "--scale", "standardise");
        var scaling = FittedScalingJson.Read(Facts().GetProperty("data").GetProperty("scaling"));
        Assert.InRange(scaling.Scales[0], 4, 8);
        var written = Reconstructed();
        var rowsOf = written.Column("row");
        Assert.Equal(rowsOf.Select(row => 1_700_000_000 + row), written.Column("t"));
        Assert.All(written.Column("reconstructed t"), time => Assert.InRange(time, 1_699_999_900, 1_700_000_100));
        Assert.True(written.Column("reconstructed t").Distinct().Count() > 1);
        Fvae.Run("sample", Run, "--out", Folder.File("s.csv")).Succeeded();
        Assert.True(CsvFile.Read(Folder.File("s.csv")).Column("t").Distinct().Count() > 1);
    }

    [Fact]
    public void Values_that_32_bits_do_not_tell_apart_are_said_where_nothing_is_scaled()
    {
        var data = Write("ids.csv", Plain.Select((line, i) => Line($"{123456784 + i},{line.Split(',')[1]}")).Prepend("id,v"));
        var outcome = Fvae.Train("MoonsVae", "--epochs", "1", "--data", data, "--test", "0", "--out", Run).Succeeded();
        Assert.Contains("note: column 1 (\"id\") has 20 different values, and as 32-bit floats 3", outcome.Error);
        Assert.Contains("--scale standardise", outcome.Error);
        Assert.Contains("different values", Facts().GetProperty("data").GetProperty("notes")[0].GetString());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => 123456784.0 + i), Reconstructed().Column("id"));
    }

    [Fact]
    public void A_model_of_real_values_sees_outliers_as_they_are()
    {
        var train = Write("train.csv", Plain.Prepend("a,b"));
        Train(train, "--scale", "unit");
        var far = Write("far.csv", ["a,b", "1000000,-1000000"]);
        var elbo = Fvae.Run("evaluate", Run, "--data", far, "--json").Succeeded().LastLine.GetProperty("testElbo").GetDouble();
        Assert.InRange(elbo, double.NegativeInfinity, -1e10);
        var originals = Reconstructed();
        var lines = originals.Column("row").Select(row => Plain[(int)row].Split(','));
        Assert.Equal(lines.Select(cells => cells[0]), originals.Texts("a").Select(Padded));
        Assert.Equal(lines.Select(cells => cells[1]), originals.Texts("b").Select(Padded));
    }

    [Fact]
    public void A_model_of_the_unit_interval_says_what_was_cut()
    {
        var train = DigitsCsv.Write(Folder, "digits.csv", 0, 40, labels: false);
        Fvae.Train("TinyVae", "--epochs", "1", "--data", train, "--scale", "unit-all", "--out", Run).Succeeded();
        var lines = File.ReadAllLines(train);
        var bright = Write("bright.csv", [lines[0], Changed(lines[1], (3, "17"), (5, "99")), Changed(lines[2], (3, "20"))]);
        var outcome = Fvae.Run("evaluate", Run, "--data", bright).Succeeded();
        Assert.Contains(
            "note: 3 values of bright.csv beyond the training part's range became 0 or 1, because the model takes values in [0, 1]: 2 of column 4 (\"p3\"), 1 of column 6 (\"p5\")",
            outcome.Error
        );
        Assert.DoesNotContain("became 0 or 1", Fvae.Run("evaluate", Run).Succeeded().Error);
    }

    [Fact]
    public void A_column_that_was_constant_in_training_is_named_when_it_changes()
    {
        var data = Write("constant.csv", Plain.Select(line => $"{line.Split(',')[0]},14.62").Prepend("a,d"));
        var trained = Train(data, "--scale", "standardise").Error;
        Assert.DoesNotContain("every training row", trained);
        Assert.Contains("note: column 2 (\"d\") has one value in all training rows: there is nothing to learn from it", trained);
        Assert.DoesNotContain("every training row", Fvae.Run("evaluate", Run).Succeeded().Error);
        var other = Write("other.csv", ["a,d", "0.1,14.62", "0.2,15", "0.3,16"]);
        Assert.Contains(
            "note: column 2 (\"d\") is 14.62 in every training row and differs in 2 of the 3 of other.csv",
            Fvae.Run("evaluate", Run, "--data", other).Succeeded().Error
        );
    }

    [Fact]
    public void A_column_that_counts_the_rows_is_noted_beside_labels_too()
    {
        string[] rows = [.. Plain.Select((line, i) => FormattableString.Invariant($"{i + 7},{line.Split(',')[0]},{i % 2}"))];
        const string note = "note: column 1 (\"id\") counts the rows, as an id does, and is learned like any other";
        Assert.Contains(note, Train(Write("ids.csv", rows.Prepend("id,a,kind")), "--label-column", "kind").Error);
        rows[4] = rows[5];
        Assert.DoesNotContain("counts the rows", Train(Write("other.csv", rows.Prepend("id,a,kind")), "--label-column", "kind").Error);
    }

    [Fact]
    public void Bytes_of_IDX_files_are_not_divided_twice()
    {
        using var idx = SmallIdx.Folder();
        ErrorTests.AssertProblem(
            Fvae.Train("TinyVae", "--data", idx.Path, "--scale", "divide:255"),
            "--scale divide:255: the bytes of IDX files and pictures are read as shares of 255, in [0, 1], and would be divided twice."
        );
        Assert.Contains(
            "lie in [0, 1] before --scale divide:16",
            Fvae.Train("TinyVae", "--epochs", "1", "--scale", "divide:16").Succeeded().Error
        );
    }

    [Theory]
    [InlineData("--learning-rate 1", "A learning rate of 1 is very large: try --learning-rate 0.001.")]
    [InlineData("--scale none", "The values go up to 9000: try --scale standardise.")]
    public void Training_that_learned_nothing_says_so(string words, string remedy)
    {
        var data = Write("large.csv", Plain.Select((line, i) => Line($"{i * 500},{line.Split(',')[1]}")).Prepend("a,b"));
        string[] scaled = words[2] == 'l' ? ["--scale", "standardise"] : [];
        var outcome = Train(data, [.. words.Split(' '), .. scaled, "--json"]);
        Assert.Contains("warning: training ended, and the ELBO of ", outcome.Error);
        Assert.Contains("of a model that says the same of every example: nothing was learned. " + remedy, outcome.Error);
        Assert.True(outcome.LastLine.GetProperty("isFarBehindMeansOnly").GetBoolean());
        Assert.True(Facts().GetProperty("results").GetProperty("isFarBehindMeansOnly").GetBoolean());
        var usual = Train(data, "--scale", "standardise", "--json");
        Assert.DoesNotContain("warning", usual.Error);
        Assert.False(usual.LastLine.GetProperty("isFarBehindMeansOnly").GetBoolean());
    }

    [Fact]
    public void A_learned_variance_that_starts_far_away_is_said()
    {
        var data = Write(
            "small.csv",
            Plain.Select(line => Line($"{double.Parse(line.Split(',')[0], CultureInfo.InvariantCulture) / 100},0.001"))
        );
        var outcome = Train(data);
        Assert.Matches(
            @"note: the learned variance starts at 1, and the values have a variance of [0-9.E-]+ about .* new LearnedVariance\(Initial: ",
            outcome.Error
        );
        Assert.DoesNotContain("starts at", Train(data, "--scale", "standardise").Error);
    }

    [Fact]
    public void The_first_offender_is_the_first_of_the_file()
    {
        var data = DigitsCsv.Write(Folder, "digits.csv", 0, 30, scale: 1, labels: false);
        var lines = File.ReadAllLines(data);
        foreach (var line in (int[])[4, 9, 13, 17, 21, 27])
        {
            lines[line] = Changed(lines[line], (2, "7"));
        }

        File.WriteAllLines(data, lines);
        var outcome = Fvae.Train("TinyVae", "--data", data, "--test", "0.5");
        ErrorTests.AssertProblem(outcome, "digits.csv, line ");
        Assert.Contains("--scale unit-all", outcome.Error);
        var table = DataFiles.Load([data]).Train;
        var train = TrainTestSplit.Of(table, Key.FromSeed(0x5eed), 0.5).Train;
        var first = Enumerable
            .Range(0, train.Count)
            .Select(row => train.PlaceOf(row).Row + 1)
            .Where(row => lines[row].Split(',')[2] == "7")
            .Min();
        Assert.Contains(Line($"digits.csv, line {first + 1}, column 3"), outcome.Error);
    }

    private static string Changed(string line, params (int Column, string Value)[] changes)
    {
        var cells = line.Split(',');
        foreach (var (column, value) in changes)
        {
            cells[column] = value;
        }

        return string.Join(',', cells);
    }

    // The file pads with zeros, and the shortest text does not.
    private static string Padded(string cell) =>
        decimal.Parse(cell, CultureInfo.InvariantCulture).ToString("F3", CultureInfo.InvariantCulture);
}
