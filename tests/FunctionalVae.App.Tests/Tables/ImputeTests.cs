namespace FunctionalVae.App.Tests;

/// <summary><c>impute</c>: files whose gaps are filled.</summary>
public sealed class ImputeTests : PeopleRun
{
    private const string Gaps = """
        name;age;member;city;income;visits
        "Ann; B";31.5;y;?;0;
        Bo;55;NA;Oslo;1200;3
        Cy;;;;;
        "?";22;n;Lima;0;1
        """;

    [Fact]
    public void Gaps_are_filled_and_all_else_stays_as_it_is()
    {
        Train().Succeeded();
        var gaps = Write("gaps.csv", Gaps.Split('\n'));
        var said = Cut(Fvae.Run("impute", Run, "--data", gaps, "--out", Folder.File("filled.csv")).Succeeded().Output);
        Assert.StartsWith(
            "wrote filled.csv: 8 cells in 3 of 4 rows filled by draws given what was observed; --values means gives the likeliest (age 1, city 2, visits 2, income 1, member 2)\ncolumns that are not part of the table keep their gaps (name 1)\n",
            said,
            StringComparison.Ordinal
        );
        var lines = File.ReadAllLines(Folder.File("filled.csv"));
        Assert.Equal("name;age;member;city;income;visits", lines[0]);
        Assert.Matches("^\"Ann; B\";31.5;y;(Lima|Oslo|Rome);0;[0-9]+$", lines[1]);
        Assert.Matches("^Bo;55;[yn];Oslo;1200;3$", lines[2]);
        Assert.Matches("^Cy;-?[0-9]+(.[0-9])?;[yn];(Lima|Oslo|Rome);-?[0-9]+;[0-9]+$", lines[3]);
        Assert.Equal("?;22;n;Lima;0;1", lines[4]);

        Fvae.Run("impute", Run, "--data", gaps, "--seed", "1", "--out", Folder.File("again.csv")).Succeeded();
        Assert.Equal(lines, File.ReadAllLines(Folder.File("again.csv")));
        Fvae.Run("impute", Run, "--data", gaps, "--seed", "2", "--out", Folder.File("other.csv")).Succeeded();
        Assert.NotEqual(lines, File.ReadAllLines(Folder.File("other.csv")));
    }

    [Fact]
    public void Several_fillings_are_numbered_and_differ_in_the_gaps_only()
    {
        Train().Succeeded();
        var gaps = Write("gaps.csv", Gaps.Replace(';', ',').Split('\n'));
        Fvae.Run("impute", Run, "--data", gaps, "--times", "3", "--out", Folder.File("five.csv")).Succeeded();
        var file = CsvFile.Read(Folder.File("five.csv"));
        Assert.Equal("imputation", file.Header[0]);
        Assert.Equal(12, file.Rows.Length);
        Assert.Equal(["1", "2", "3", "1"], file.Texts("imputation")[..4]);
        Assert.Equal(["Bo", "Bo", "Bo"], file.Texts("name")[3..6]);
        Assert.Equal(3, file.Texts("age")[6..9].Distinct().Count());
        Assert.Single(file.Texts("age")[9..12].Distinct());
    }

    [Fact]
    public void Means_are_the_same_for_every_seed_but_for_their_error()
    {
        Train().Succeeded();
        var gaps = Write("gaps.csv", ["age,city,visits,income,member", ",Oslo,1,0,y"]);
        Assert.Contains(
            "filled by the likeliest level and the mean number",
            Fvae.Run("impute", Run, "--data", gaps, "--values", "means", "--out", Folder.File("a.csv")).Succeeded().Output,
            StringComparison.Ordinal
        );
        Fvae.Run("impute", Run, "--data", gaps, "--values", "means", "--seed", "9", "--out", Folder.File("b.csv")).Succeeded();
        var (one, other) = (CsvFile.Read(Folder.File("a.csv")).Column("age")[0], CsvFile.Read(Folder.File("b.csv")).Column("age")[0]);
        Assert.InRange(Math.Abs(one - other), 0, 10);
        Assert.InRange(one, 20, 80);
    }

    [Fact]
    public void A_model_that_has_learned_fills_what_the_data_say()
    {
        // Who lives in Oslo is 60 to 80, who lives in Lima 20 to 40.
        Fvae.Train(
                "--table",
                Data,
                "--hidden",
                "32",
                "--latent",
                "2",
                "--epochs",
                "150",
                "--patience",
                "150",
                "--batch",
                "32",
                "--learning-rate",
                "0.005",
                "--out",
                Run
            )
            .Succeeded();
        var gaps = Write("gaps.csv", ["age,city,visits,income,member", ",Oslo,,,", ",Lima,,,", "75,?,,,", "25,?,,,"]);
        Fvae.Run("impute", Run, "--data", gaps, "--values", "means", "--out", Folder.File("filled.csv")).Succeeded();
        var file = CsvFile.Read(Folder.File("filled.csv"));
        Assert.InRange(file.Column("age")[0], 60, 80);
        Assert.InRange(file.Column("age")[1], 20, 40);
        Assert.Equal(["Oslo", "Lima"], file.Texts("city")[2..]);
    }

    [Fact]
    public void What_cannot_be_filled_is_told()
    {
        Write("people.csv", PeopleCsv.Lines(hasGaps: false));
        Train().Succeeded();
        Assert.Equal(
            "error: PeopleVae was trained without gaps, and cannot fill any. Train with --hide 0.1.\n",
            Fvae.Run("impute", Run, "--data", Data, "--out", Folder.File("x.csv")).Error
        );
        Train("--hide", "0.2").Succeeded();
        Assert.Equal(
            "wrote x.csv: people.csv has no gaps\n",
            Cut(Fvae.Run("impute", Run, "--out", Folder.File("x.csv")).Succeeded().Output)
        );
        Assert.Equal(File.ReadAllLines(Data), File.ReadAllLines(Folder.File("x.csv")));
        Assert.Contains("would replace", Fvae.Run("impute", Run, "--out", Data).Error, StringComparison.Ordinal);
        Assert.Contains(
            "there is one mean. Leave --times out",
            Fvae.Run("impute", Run, "--values", "means", "--times", "2", "--out", Folder.File("y.csv")).Error,
            StringComparison.Ordinal
        );
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Folder.File("tiny")).Succeeded();
        Assert.StartsWith(
            $"error: {Folder.File("tiny")} is not a run of a table",
            Fvae.Run("impute", Folder.File("tiny"), "--data", Data, "--out", Folder.File("z.csv")).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("draws")]
    [InlineData("means")]
    public void A_row_whose_fillings_are_not_finite_is_told(string values)
    {
        Train().Succeeded();
        var run = Checkpoints.Run.Load(Run);
        var model = Vae.ModelFrom(run.Table!.Spec!, run.ModelName!);
        var large = run.Vector(model).Values.ToArray().Select(weight => weight * 1e30f);
        Checkpoints.Checkpoint.Save(model, model.ParametersFrom(large), Path.Combine(Run, "model.safetensors"));
        var gaps = Write("gaps.csv", ["age,city,visits,income,member", "30,Oslo,1,0,y", "25,Rome,2,0,n", "30,?,1,,y"]);
        var outcome = Fvae.Run("impute", Run, "--data", gaps, "--values", values, "--out", Folder.File("filled.csv"));
        Assert.Equal(2, outcome.Code);
        Assert.Equal(
            "error: With run what fills row 2 (from 0) of gaps.csv is not a number: its latent values or what is decoded of them overflow. Look at that row, or train again with a lower learning rate.\n",
            Cut(outcome.Error)
        );
        Assert.False(File.Exists(Folder.File("filled.csv")));
    }
}
