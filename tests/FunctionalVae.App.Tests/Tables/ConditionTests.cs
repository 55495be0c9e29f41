using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary><c>sample --given</c>: rows under a condition.</summary>
public sealed class ConditionTests : PeopleRun
{
    [Fact]
    public void Rows_under_a_condition_are_what_impute_makes_of_rows_that_hold_it_only()
    {
        Train().Succeeded();
        var said = Fvae.Run("sample", Run, "--given", "city=Oslo", "--given", "visits=2", "--count", "30", "--out", Folder.File("new.csv"))
            .Succeeded();
        Assert.StartsWith(
            "wrote new.csv: 30 rows drawn given city=Oslo, visits=2; --values means gives the likeliest\n",
            Cut(said.Output),
            StringComparison.Ordinal
        );
        var condition = Write("condition.csv", ["age,city,visits,income,member", .. Enumerable.Repeat(",Oslo,2,,", 30)]);
        Fvae.Run("impute", Run, "--data", condition, "--out", Folder.File("filled.csv")).Succeeded();
        Assert.Equal(File.ReadAllLines(Folder.File("filled.csv")), File.ReadAllLines(Folder.File("new.csv")));
        Assert.True(CsvFile.Read(Folder.File("new.csv")).Texts("age").Distinct().Count() > 20);

        Fvae.Run("sample", Run, "--given", "city=Oslo", "--given", "visits=2", "--values", "means", "--out", Folder.File("mean.csv"))
            .Succeeded();
        Fvae.Run("impute", Run, "--data", condition, "--values", "means", "--out", Folder.File("means.csv")).Succeeded();
        Assert.Equal(File.ReadAllLines(Folder.File("means.csv"))[..2], File.ReadAllLines(Folder.File("mean.csv")));
    }

    [Fact]
    public void A_model_that_has_learned_draws_what_goes_with_the_condition()
    {
        // Who lives in Oslo is 60 to 80, who lives in Lima 20 to 40.
        Fvae.Train([
                "--table",
                Data,
                "--hidden",
                "32",
                "--latent",
                "2",
                .. "--epochs 150 --patience 150 --batch 32 --learning-rate 0.005 --out".Split(' '),
                Run,
            ])
            .Succeeded();
        double Age(string city) => Ages(city).Average();
        Assert.InRange(Age("Oslo"), 62, 78);
        Assert.InRange(Age("Lima"), 22, 38);
        // Draws and not means: the ages of one city differ by twenty years.
        Assert.True(Ages("Oslo").Max() - Ages("Oslo").Min() > 10);

        double[] Ages(string city)
        {
            Fvae.Run("sample", Run, "--given", $"city={city}", "--out", Folder.File("new.csv")).Succeeded();
            return CsvFile.Read(Folder.File("new.csv")).Column("age");
        }
    }

    [Fact]
    public void A_condition_that_the_model_does_not_know_is_told_with_the_draws_that_weighed()
    {
        Train("--epochs", "40").Succeeded();
        var said = Fvae.Run(
            "sample",
            Run,
            "--given",
            "age=9000",
            "--given",
            "income=-50000000",
            "--count",
            "5",
            "--out",
            Folder.File("new.csv")
        );
        Assert.Matches(
            @"such rows are unlike what the model knows, and the draws are rough: in [1-5] of 5 times, of 1024 latent vectors only [0-9.]+ weighed\n$",
            said.Succeeded().Output
        );
        Assert.Equal("9000", CsvFile.Read(Folder.File("new.csv")).Texts("age")[0]);
    }

    [Fact]
    public void More_rows_than_are_weighed_each_by_itself_are_all_there()
    {
        Train().Succeeded();
        Fvae.Run("sample", Run, "--given", "city=Rome", "--count", "20001", "--out", Folder.File("new.csv")).Succeeded();
        var lines = File.ReadAllLines(Folder.File("new.csv"));
        Assert.Equal(20_002, lines.Length);
        Assert.All(lines[1..], line => Assert.Equal("Rome", line.Split(',')[1]));
    }

    [Theory]
    [InlineData("town=Lima", "--given \"town=Lima\": the table has no column \"town\". Its columns are age, city, visits, income, member.")]
    [InlineData("city=Bern", "--given \"city=Bern\": \"Bern\" is none of its levels, Lima, Oslo, Rome.")]
    [InlineData("age=old", "--given \"age=old\": \"old\" is not a number.")]
    [InlineData("age=", "--given \"age=\": \"\" stands for a missing value, and a condition says what the column is. Leave it out.")]
    [InlineData("age=1e99", "--given \"age=1e99\": \"1e99\" is too large for a 32-bit float (at most 3.4E+38).")]
    [InlineData("visits=1.5", "--given \"visits=1.5\": \"1.5\" is not a count, a whole number from 0 to 16777216.")]
    [InlineData("member=yes", "--given \"member=yes\": \"yes\" is neither \"n\" nor \"y\".")]
    [InlineData("city", "--given must be NAME=VALUE, such as city=Lima; it was 'city'.")]
    public void What_is_no_condition_is_told(string given, string problem)
    {
        Train().Succeeded();
        var outcome = Fvae.Run("sample", Run, "--given", given, "--out", Folder.File("new.csv"));
        Assert.Equal(2, outcome.Code);
        Assert.Equal($"error: {problem}\n", Cut(outcome.Error));
        Assert.False(File.Exists(Folder.File("new.csv")));
    }

    // Whatever a column refuses in a file, a condition refuses for the same reason.
    [Fact]
    public void A_condition_is_refused_for_the_reason_that_the_reader_has()
    {
        Column[] columns =
        [
            new NumberColumn("n", MayBeMissing: true),
            new NumberColumn("n", [0], true, new LogScaling()),
            new NumberColumn("n", [], true, new QuantileScaling()),
            new CountColumn("n", true),
            new YesNoColumn("n", true),
            new CategoryColumn("n", ["1", "no", "Lima"], true),
            new CategoryColumn("n", ["1", "no", "other"], true, "other"),
        ];
        // Levels that are numbers, however they are written, and what is not one of them.
        var grades = new TableForm(
            new([new CategoryColumn("n", ["1", "2", "other"], true, "other"), new NumberColumn("rest", MayBeMissing: true)]),
            [new(), new()]
        );
        var grade = new TableRecord("M", "hash", grades, new(grades.Table, [null, null]), null);
        Assert.Null(Record.Exception(() => Condition.Of("run", grade, ["n=1.0"])));
        Assert.Contains(
            "\"7\" is none of its levels",
            Assert.Throws<UserErrorException>(() => Condition.Of("run", grade, ["n=7"])).Message
        );
        Assert.Contains("is none of its levels", Assert.Throws<UserErrorException>(() => Condition.Of("run", grade, ["n=01"])).Message);
        var refused = 0;
        foreach (var form in columns.SelectMany(column => Forms(column).Select(of => (Column: column, Form: of))))
        {
            var table = new TableForm(new([form.Column, new NumberColumn("rest", MayBeMissing: true)]), [form.Form, new()]);
            var record = new TableRecord("M", "hash", table, new(table.Table, [null, null]), null);
            foreach (
                var text in (string[])
                    ["1", "-5", "0", "1e99", "1,000.5", "inf", "2026-11-30", "Lima", "other", "yes", "?", "NA", "none", ""]
            )
            {
                var own = table.Refusal(0, text);
                var problem = Record.Exception(() => Condition.Of("run", record, [$"n={text}"]));
                if (own is not null)
                {
                    Assert.Equal($"--given \"n={text}\": {own}", Assert.IsType<UserErrorException>(problem).Message);
                    refused++;
                }
                else if (table.Cells([text, ""])[0] is null)
                {
                    Assert.Contains(
                        "stands for a missing value",
                        Assert.IsType<UserErrorException>(problem).Message,
                        StringComparison.Ordinal
                    );
                }
                else if (form.Column is CategoryColumn { Other: not null } other && !other.Levels.Contains(text))
                {
                    // A file may have what training never saw.
                    Assert.Contains("is none of its levels", Assert.IsType<UserErrorException>(problem).Message, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Null(problem);
                }
            }
        }

        Assert.True(refused > 30);

        static IEnumerable<ColumnForm> Forms(Column column) => column is NumberColumn ? [new(), new(Date: "yyyy-MM-dd")] : [new()];
    }

    [Fact]
    public void What_cannot_be_drawn_under_a_condition_is_told()
    {
        Train().Succeeded();
        Assert.Equal("error: --given says twice what city is. Say it once.\n", Given("city=Lima", "city=Rome"));
        Assert.Equal(
            "error: --given says what every column is, and nothing is left to draw. Leave a column out.\n",
            Given("age=1", "city=Lima", "visits=1", "income=2", "member=y")
        );
        Assert.Equal(
            "error: --count draws several rows, and there is one mean given a condition. Leave --count out, or pass --values draws.\n",
            Given("city=Lima", "--values", "means", "--count", "2")
        );
        Train("--hide", "0").Succeeded();
        Assert.Equal(
            "error: --given takes the columns that it does not name as missing, and in run age, visits, income, member may not be. Train with --hide 0.1, by which every column may be missing.\n",
            Given("city=Lima")
        );
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        Assert.StartsWith("error: run is not a run of a table", Given("city=Lima"), StringComparison.Ordinal);
    }

    private string Given(params string[] words) =>
        Cut(
            Fvae.Run([
                "sample",
                Run,
                .. words.SelectMany(word => word.Contains('=', StringComparison.Ordinal) ? (string[])["--given", word] : [word]),
                "--out",
                Folder.File("new.csv"),
            ]).Error
        );
}
