using System.Globalization;
using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Real tables through the commands: what is written is what the files have, and what happened to values is said.</summary>
public sealed class DataAsItIsTests : IDisposable
{
    // Two columns, 20 rows, nothing special.
    private static readonly string[] Plain =
    [
        .. Enumerable.Range(0, 20).Select(i => Line($"{(i * 7 % 20 * 0.131) - 1.293:F3},{(i * 3 % 20 * 0.1) - 0.933:F3}")),
    ];

    private readonly TemporaryFolder folder = new();

    private string Run => folder.File("run");

    public void Dispose() => folder.Dispose();

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
        Fvae.Run("sample", Run, "--out", folder.File("s.csv")).Succeeded();
        Assert.True(CsvFile.Read(folder.File("s.csv")).Column("t").Distinct().Count() > 1);
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
        var train = DigitsCsv.Write(folder, "digits.csv", 0, 40, labels: false);
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
    public void A_header_of_numbers_is_asked_for_once_and_known_ever_after()
    {
        var data = Write("years.csv", Plain.Prepend("2019,2020"));
        ErrorTests.AssertProblem(Fvae.Train("MoonsVae", "--data", data), "its first row (2019, 2020) is unlike all others");
        Train(data, "--header", "yes");
        Assert.Equal("2019", Facts().GetProperty("data").GetProperty("columns")[0].GetString());
        Assert.Equal(16, Facts().GetProperty("data").GetProperty("trainCount").GetInt32());
        var other = Write("other.csv", Plain[..7].Prepend("2019,2020"));
        Assert.Equal(7, Fvae.Run("evaluate", Run, "--data", other, "--json").Succeeded().LastLine.GetProperty("testCount").GetInt32());
        Assert.Equal(4, Fvae.Run("evaluate", Run, "--json").Succeeded().LastLine.GetProperty("testCount").GetInt32());
        var whole = Fvae.Run("evaluate", Run, "--data", other, "--header", "no", "--json").Succeeded().LastLine;
        Assert.Equal(8, whole.GetProperty("testCount").GetInt32());
        ErrorTests.AssertProblem(Fvae.Run("evaluate", Run, "--header", "no"), "--header goes with --data");
    }

    [Fact]
    public void Labels_are_written_as_files_spell_them_and_numbered_as_the_run_did()
    {
        string[] kinds = ["cat", "dog", "emu"];
        var data = Write("kinds.csv", Plain.Select((line, i) => $"{line},{kinds[i % 3]}").Prepend("a,b,kind"));
        Train(data, "--label-column", "kind");
        Assert.Equal(kinds, Facts().GetProperty("data").GetProperty("labels").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => kinds[i % 3]), Encoded().Texts("label"));

        var later = Write("later.csv", Plain[..4].Select((line, i) => $"{line},{kinds[1 + (i % 2)]}").Prepend("a,b,kind"));
        string[] words = ["--data", later, "--label-column", "kind"];
        Assert.Equal(["dog", "emu", "dog", "emu"], Encoded(words).Texts("label"));
        Fvae.Run(["encode", Run, "--out", folder.File("l.npy"), .. words]).Succeeded();
        var array = DataFiles.Load([folder.File("l.npy")]).Train;
        Assert.Equal([1f, 2, 1, 2], Enumerable.Range(0, 4).Select(row => array[row].Span[^1]));

        Write("later.csv", Plain[..2].Select(line => $"{line},fox").Prepend("a,b,kind"));
        Assert.Equal(["fox", "fox"], Encoded(words).Texts("label"));
        ErrorTests.AssertProblem(Fvae.Run(["encode", Run, "--out", folder.File("l.npy"), .. words]), "The label \"fox\" is a text");
    }

    [Fact]
    public void Decimal_labels_are_written_as_they_are()
    {
        string[] doses = ["1.5", "10.5", "2.5"];
        var data = Write("doses.csv", Plain.Select((line, i) => $"{line},{doses[i % 3]}").Prepend("a,b,dose"));
        Train(data, "--label-column", "dose");
        Assert.Equal(
            ["1.5", "2.5", "10.5"],
            Facts().GetProperty("data").GetProperty("labels").EnumerateArray().Select(name => name.GetString())
        );
        Assert.Equal(Enumerable.Range(0, 20).Select(i => doses[i % 3]), Encoded().Texts("label"));
    }

    [Fact]
    public void Rows_say_where_they_stand_and_what_they_were_to_the_run()
    {
        var (first, second) = (Write("one.csv", Plain[..8].Prepend("a,b")), Write("two.csv", Plain[8..].Prepend("a,b")));
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", first, "--data", second, "--out", Run).Succeeded();
        var encoded = Encoded();
        Assert.Equal(["file", "row", "part"], encoded.Header[..3]);
        Assert.Equal(Enumerable.Repeat(first, 8).Concat(Enumerable.Repeat(second, 12)), encoded.Texts("file"));
        Assert.Equal(Enumerable.Range(0, 8).Concat(Enumerable.Range(0, 12)).Select(row => (double)row), encoded.Column("row"));
        var written = Reconstructed();
        Assert.All(written.Texts("part"), part => Assert.Equal("test", part));
        var test = encoded.Cells.Where(cells => cells[2] == "test").Select(cells => (cells[0], cells[1])).ToHashSet();
        Assert.Equal(4, test.Count);
        Assert.Equal(test, written.Cells.Select(cells => (cells[0], cells[1])).ToHashSet());
        Assert.Equal(["new", "new"], Encoded("--data", Write("three.csv", Plain[..2])).Texts("part"));
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

    [Fact]
    public void An_array_of_several_is_chosen_by_name_and_remembered()
    {
        File.WriteAllBytes(folder.File("two.npz"), TwoArrays());
        var data = folder.File("two.npz");
        ErrorTests.AssertProblem(
            Fvae.Train("MoonsVae", "--data", data),
            "and none is called x, X, data, images, x_train. Choose the one with the examples: --array arr_"
        );
        Train(data, "--array", "arr_0", "--label-array", "arr_1");
        var encoded = Encoded();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (double)i), encoded.Column("label"));
        ErrorTests.AssertProblem(
            Fvae.Train("MoonsVae", "--array", "x"),
            "--array says how a file is read, and the data are the embedded moons"
        );
    }

    [Theory]
    [InlineData("--learning-rate 100", "A learning rate of 100 is very large: try --learning-rate 0.001.")]
    [InlineData("--scale none", "The values go up to 9000: try --scale standardise.")]
    public void Training_that_learned_nothing_says_so(string words, string remedy)
    {
        var data = Write("large.csv", Plain.Select((line, i) => Line($"{i * 500},{line.Split(',')[1]}")).Prepend("a,b"));
        string[] scaled = words[2] == 'l' ? ["--scale", "standardise"] : [];
        var outcome = Train(data, [.. words.Split(' '), .. scaled, "--json"]);
        Assert.Contains("warning: training ended, and the ELBO of ", outcome.Error);
        Assert.Contains("of a model that knows only the mean of each value: nothing was learned. " + remedy, outcome.Error);
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
    public void Nothing_is_held_out_where_nobody_wants_it()
    {
        var data = Write("all.csv", Plain.Prepend("a,b"));
        var outcome = Train(data, "--test", "0", "--scale", "standardize", "--json");
        Assert.Contains("20 rows of 2 values to train on, none to test on", outcome.Error);
        Assert.DoesNotContain("test  ELBO", outcome.Error);
        Assert.False(outcome.LastLine.TryGetProperty("testElbo", out _));
        Assert.Equal(0, Facts().GetProperty("data").GetProperty("testCount").GetInt32());
        var evaluated = Fvae.Run("evaluate", Run, "--json").Succeeded();
        Assert.Equal(outcome.LastLine.GetProperty("trainElbo").GetDouble(), evaluated.LastLine.GetProperty("trainElbo").GetDouble());
        Assert.False(evaluated.LastLine.TryGetProperty("testElbo", out _));
        Assert.Contains("20 training rows", evaluated.Error);
        Assert.All(Reconstructed().Texts("part"), part => Assert.Equal("train", part));
        Assert.All(Encoded().Texts("part"), part => Assert.Equal("train", part));
    }

    [Fact]
    public void The_first_offender_is_the_first_of_the_file()
    {
        var data = DigitsCsv.Write(folder, "digits.csv", 0, 30, scale: 1, labels: false);
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

    private Outcome Train(string data, params string[] words) =>
        Fvae.Train(["MoonsVae", "--epochs", "3", "--data", data, "--out", Run, .. words]).Succeeded();

    private CsvFile Encoded(params string[] words)
    {
        Fvae.Run(["encode", Run, "--out", folder.File("l.csv"), .. words]).Succeeded();
        return CsvFile.Read(folder.File("l.csv"));
    }

    private CsvFile Reconstructed()
    {
        Fvae.Run("reconstruct", Run, "--out", folder.File("r.csv")).Succeeded();
        return CsvFile.Read(folder.File("r.csv"));
    }

    private JsonElement Facts() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement;

    private string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(folder.File(name), lines);
        return folder.File(name);
    }

    private static byte[] TwoArrays()
    {
        using var folder = new TemporaryFolder();
        NpyWriter.Write(folder.File("arr_0.npy"), Enumerable.Range(0, 20).Select(i => i * 0.3f % 1).ToArray(), [10, 2]);
        NpyWriter.Write(folder.File("arr_1.npy"), Enumerable.Range(0, 10).Select(i => (float)i).ToArray(), [10]);
        using var memory = new MemoryStream();
        System.IO.Compression.ZipFile.CreateFromDirectory(folder.Path, memory);
        return memory.ToArray();
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

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
