using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>What files call their columns, labels, rows and arrays: it is kept by the run and written as it was.</summary>
public sealed class DataNamesTests : TableRun
{
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
        Fvae.Run(["encode", Run, "--out", Folder.File("l.npy"), .. words]).Succeeded();
        var array = DataFiles.Load([Folder.File("l.npy")]).Train;
        Assert.Equal([1f, 2, 1, 2], Enumerable.Range(0, 4).Select(row => array[row].Span[^1]));

        Write("later.csv", Plain[..2].Select(line => $"{line},fox").Prepend("a,b,kind"));
        Assert.Equal(["fox", "fox"], Encoded(words).Texts("label"));
        ErrorTests.AssertProblem(Fvae.Run(["encode", Run, "--out", Folder.File("l.npy"), .. words]), "The label \"fox\" is a text");
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
    public void An_array_of_several_is_chosen_by_name_and_remembered()
    {
        File.WriteAllBytes(Folder.File("two.npz"), TwoArrays());
        var data = Folder.File("two.npz");
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

    private static byte[] TwoArrays()
    {
        using var folder = new TemporaryFolder();
        NpyWriter.Write(folder.File("arr_0.npy"), Enumerable.Range(0, 20).Select(i => i * 0.3f % 1).ToArray(), [10, 2]);
        NpyWriter.Write(folder.File("arr_1.npy"), Enumerable.Range(0, 10).Select(i => (float)i).ToArray(), [10]);
        using var memory = new MemoryStream();
        System.IO.Compression.ZipFile.CreateFromDirectory(folder.Path, memory);
        return memory.ToArray();
    }
}
