namespace FunctionalVae.App.Tests;

/// <summary><c>score --rows</c>: which rows of the run's own data.</summary>
public sealed class ScoredRowsTests : PeopleRun
{
    [Fact]
    public void Of_the_runs_own_file_the_test_rows_are_scored_and_said_so_and_all_are_where_that_is_asked()
    {
        Train().Succeeded();
        var (own, error, said) = Scored("--data", Data);
        Assert.Equal(40, own.Count);
        Assert.All(own.Values, part => Assert.Equal("test", part));
        Assert.Contains(
            "note: people.csv is the run's own data: of its 200 rows only the 40 that the model was not trained on are taken; --rows all takes all\n",
            Cut(error),
            StringComparison.Ordinal
        );
        Assert.StartsWith("PeopleVae on people.csv: 40 test rows; ", Cut(said), StringComparison.Ordinal);
        Assert.Equal(own, Scored("--rows", "test").Rows);
        Assert.DoesNotContain("only the", Scored().Error, StringComparison.Ordinal);

        var (all, silent, whole) = Scored("--data", Data, "--rows", "all");
        Assert.Equal(Enumerable.Range(0, 200), all.Keys.Order());
        Assert.Equal(own.Keys.Order(), all.Where(row => row.Value == "test").Select(row => row.Key).Order());
        Assert.DoesNotContain("note:", silent, StringComparison.Ordinal);
        Assert.StartsWith("PeopleVae on people.csv: 200 train and test rows; ", Cut(whole), StringComparison.Ordinal);
        var train = Scored("--rows", "train").Rows;
        Assert.Equal(160, train.Count);
        Assert.Equal(all.Where(row => row.Value == "train").Select(row => row.Key).Order(), train.Keys.Order());
    }

    [Fact]
    public void Rows_that_are_not_there_are_told()
    {
        Train("--test", "0").Succeeded();
        Assert.Equal("error: --rows test: run held no rows out. Leave it out.\n", Refused("--rows", "test"));
        Assert.All(Scored("--data", Data, "--rows", "all").Rows.Values, part => Assert.Equal("train", part));
        var other = Write("other.csv", PeopleCsv.Lines(seed: 3, count: 30));
        Assert.Equal(
            "error: --rows train: other.csv is not the run's data, and nothing of it was trained or tested on. Leave it out.\n",
            Refused("--data", other, "--rows", "train")
        );
        Assert.All(Scored("--data", other, "--rows", "all").Rows.Values, part => Assert.Equal("new", part));
    }

    [Theory]
    [InlineData("evaluate", "--data", "")]
    [InlineData("reconstruct", "--data", "--out DIR/r.csv")]
    [InlineData("transport", "--from", "--out DIR/t.csv")]
    [InlineData("interpolate", "--data", "--from 0 --to 1 --out DIR/i.csv")]
    [InlineData("traverse", "--data", "--from 0 --out DIR/t.csv")]
    public void Commands_that_take_test_rows_say_so_where_the_whole_file_is_named(string command, string option, string more)
    {
        Train().Succeeded();
        string[] words = [.. more.Replace("DIR", Folder.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var other = Write("other.csv", PeopleCsv.Lines(seed: 3, count: 30));
        string[] far = command == "transport" ? ["--to", other] : [];
        const string note =
            "note: people.csv is the run's own data: of its 200 rows only the 40 that the model was not trained on are taken\n";
        Assert.Contains(note, Cut(Fvae.Run([command, Run, option, Data, .. far, .. words]).Succeeded().Error), StringComparison.Ordinal);
        string[] elsewhere = command == "transport" ? ["--to", Write("more.csv", PeopleCsv.Lines(seed: 4, count: 30))] : [];
        var silent = Fvae.Run([command, Run, option, other, .. elsewhere, .. words]).Succeeded();
        Assert.DoesNotContain("not trained on", silent.Error, StringComparison.Ordinal);
    }

    private (SortedDictionary<int, string> Rows, string Error, string Output) Scored(params string[] words)
    {
        var outcome = Fvae.Run(["score", Run, "--out", Folder.File("s.csv"), .. words]).Succeeded();
        var file = CsvFile.Read(Folder.File("s.csv"));
        var rows = file.Column("row").Zip(file.Texts("part")).ToDictionary(pair => (int)pair.First, pair => pair.Second);
        return (new(rows), outcome.Error, outcome.Output);
    }

    private string Refused(params string[] words) => Cut(Fvae.Run(["score", Run, "--out", Folder.File("s.csv"), .. words]).Error);
}
