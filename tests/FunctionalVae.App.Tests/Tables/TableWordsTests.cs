namespace FunctionalVae.App.Tests;

/// <summary>What commands say of tables where something is odd.</summary>
public sealed class TableWordsTests : PeopleRun
{
    [Fact]
    public void A_column_of_the_table_may_be_the_labels_of_a_later_command()
    {
        Train().Succeeded();
        Write("whole.csv", PeopleCsv.Lines(hasGaps: false));
        Fvae.Run("encode", Run, "--data", Folder.File("whole.csv"), "--label-column", "city", "--out", Folder.File("latents.csv"))
            .Succeeded();
        Assert.Equal(
            ["Lima", "Oslo", "Rome"],
            CsvFile.Read(Folder.File("latents.csv")).Texts("label").Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "--label-column city --column city=category",
        "people.csv, column 3 (\"city\") is to hold the labels, and such a column is left out; it is to be taken as a category too. Say one of them."
    )]
    [InlineData("--column city=category --column city=leave-out", "--column says twice what city is to be taken as. Say it once.")]
    public void What_is_said_of_a_column_twice_is_refused(string words, string problem)
    {
        var outcome = Fvae.Run(["train", "--table", Data, .. words.Split(' ')]);
        Assert.Equal($"error: {problem}\n", Cut(outcome.Error));
    }

    [Fact]
    public void A_program_is_not_written_over_another_file()
    {
        Write("People.cs", ["// mine"]);
        Assert.Equal(
            "error: There is a file People.cs already, which somebody may have changed. Pass --emit with another name, or move it away.\n",
            Cut(Fvae.Run("train", "--table", Data, "--emit", Folder.File("People.cs")).Error)
        );
        Assert.Equal("// mine\n", File.ReadAllText(Folder.File("People.cs")));
    }

    [Fact]
    public void Commands_on_a_model_take_the_run_of_a_table()
    {
        Train().Succeeded();
        Assert.StartsWith(
            "PeopleVae: the graph of training after place",
            Fvae.Run("plan", Run).Succeeded().Output,
            StringComparison.Ordinal
        );
        Assert.Contains("There is no model nowhere.", Fvae.Run("plan", "nowhere").Error, StringComparison.Ordinal);
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        Assert.StartsWith($"error: There is no model {Run}.", Fvae.Run("plan", Run).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_lost_its_table_says_so()
    {
        Train().Succeeded();
        File.Delete(Path.Combine(Run, "table.json"));
        Assert.Equal(
            $"error: {Path.Combine("run", "table.json")} is missing, and the run is of a model of a table: the file says what its columns are, how they are written and scaled. Put back the file that train wrote, or train again.\n",
            Cut(Fvae.Run("sample", Run, "--out", Folder.File("new.csv")).Error)
        );
    }

    [Fact]
    public void Compared_runs_have_the_columns_of_their_files()
    {
        Train("--json").Succeeded();
        Fvae.Train("--table", Data, "--column", "city=leave-out", "--latent", "2", "--epochs", "2", "--out", Folder.File("other"))
            .Succeeded();
        var said = Fvae.Run("compare", Run, Folder.File("other"), "--out", Folder.File("c.png")).Succeeded();
        Assert.Contains("age, city, visits, income, member", said.Output + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("city=Lima", said.Output + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_that_would_look_like_two_are_told_in_quotes()
    {
        var data = Write("towns.csv", ["town;n", .. Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? "Paris, Texas;1.5" : "Rome;2.5")]);
        var said = Fvae.Run("train", "--table", data, "--emit", Folder.File("Towns.cs")).Succeeded().Output;
        Assert.Contains("2 levels: Rome (65.0 %), \"Paris, Texas\" (35.0 %)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_and_one_column_are_told_as_one()
    {
        Train().Succeeded();
        var one = Write("one.csv", ["age,city,visits,income,member", "30,?,1,0,y"]);
        Assert.StartsWith(
            "wrote filled.csv: 1 cell in 1 of 1 row filled by draws",
            Cut(Fvae.Run("impute", Run, "--data", one, "--out", Folder.File("filled.csv")).Succeeded().Output),
            StringComparison.Ordinal
        );
        var ids = Write("ids.csv", ["town", .. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "Oslo" : "Rome")]);
        Assert.StartsWith(
            "ids.csv: 40 rows, 1 of 1 column is modelled\n",
            Cut(Fvae.Run("train", "--table", ids, "--emit", Folder.File("Ids.cs")).Succeeded().Output),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_column_with_one_number_beside_its_points_is_noted()
    {
        var data = Write("one.csv", ["a,b", .. Enumerable.Range(0, 60).Select(i => $"{(i % 30 == 7 ? "3" : "0")},{i}.5")]);
        var note = "a has one number in the training rows, but for its points, 3: nothing says how to scale it";
        Assert.Contains(
            note,
            Fvae.Train("--table", data, "--column", "a=number", "--test", "0", "--epochs", "1").Succeeded().Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("nothing says how to scale it", Train().Succeeded().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_among_the_numbers_of_a_table_is_no_label()
    {
        Train().Succeeded();
        var other = Write("other.csv", ["age,city,visits,income,member", "thirty,Rome,1,0,y"]);
        var error = Fvae.Run("evaluate", Run, "--data", other).Error;
        Assert.Contains(
            "\"thirty\" is not a number. Correct it, or leave the cell empty where the column may be missing.",
            error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("--label-column", error, StringComparison.Ordinal);
    }
}
