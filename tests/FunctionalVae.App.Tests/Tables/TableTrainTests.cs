using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary><c>train --table</c>: from a file to a run.</summary>
public sealed class TableTrainTests : PeopleRun
{
    [Fact]
    public void What_the_columns_are_is_told_before_training()
    {
        var said = Cut(Train().Succeeded().Output).Split('\n');
        Assert.Equal("people.csv: 200 rows, 5 of 6 columns are modelled", said[0]);
        Assert.Equal("column  taken as         missing  values", said[1]);
        Assert.Equal("id      leave-out        -        it numbers the rows", said[2]);
        Assert.StartsWith("age     number:standard  -        20", said[3], StringComparison.Ordinal);
        Assert.Matches(@"^city    category         \d+\.\d %    3 levels: (Oslo|Rome|Lima) \(", said[4].Replace('\u00a0', ' '));
        Assert.StartsWith("visits  count            -        0 to ", said[5], StringComparison.Ordinal);
        Assert.Contains("; a point: 0 (3", said[6], StringComparison.Ordinal);
        Assert.StartsWith("member  yes-no           -        yes is y (", said[7], StringComparison.Ordinal);
        Assert.Equal(
            "every column may be missing, and a training step hides 10 % of the cells, so that the model learns to fill gaps (--hide)",
            said[8].Replace('\u00a0', ' ')
        );
        Assert.Contains("PeopleVae on people.csv: 160 rows of 5 columns to train on, 40 to test on", said);
        Assert.Contains(said, line => line.StartsWith("test  ELBO ", StringComparison.Ordinal));
        var test = said.First(line => line.StartsWith("test  ELBO ", StringComparison.Ordinal)).Split(' ')[3];
        var units = Assert.Single(said, line => line.Contains("in the units of the file", StringComparison.Ordinal));
        var figures = Regex.Match(
            units,
            @"in the units of the file the test ELBO is (-?[0-9.]+), by adding ([+-][0-9.]+), the mean of log"
        );
        Assert.Equal(Number(test) + Number(figures.Groups[2].Value), Number(figures.Groups[1].Value), 0.0021);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_run_has_a_record_from_which_the_same_model_is_made()
    {
        Train().Succeeded();
        Assert.Contains("table.json", Directory.GetFiles(Run).Select(Path.GetFileName));
        var run = Checkpoints.Run.Load(Run);
        var table = run.Table!;
        Assert.Equal("PeopleVae", table.ModelName);
        Assert.Equal(["id"], table.Form.LeftOut);
        Assert.Equal(["Lima", "Oslo", "Rome"], ((CategoryColumn)table.Form.Table.Columns[1]).Levels);
        var model = Vae.ModelFrom(table.Spec!, table.ModelName);
        Assert.Equal(run.SpecHash, SpecHash.Of(model.Spec));

        // Fitted to the training part in the units of the file.
        var examples = TableFiles.Load([Data], table.Form, run.Reading);
        var train = TrainTestSplit.Of(examples, Key.FromSeed(0x5eed), 0.2).Train;
        Assert.Equal(TableFit.Of(table.Form.Table, train), table.Fit);
        Assert.Equal(run.Record!.Data.TrainFingerprint, train.Fingerprint);
        Assert.Equal(table.Fit.Encode(train).Values.ToArray(), run.Input(model, train).Values.ToArray());
    }

    [Fact]
    public void A_record_is_read_as_it_was_written()
    {
        Train().Succeeded();
        var read = Checkpoints.Run.Load(Run).Table!;
        var columns = new Table(
            [
                new NumberColumn("age", Scaling: new QuantileScaling()),
                read.Form.Table.Columns[1],
                read.Form.Table.Columns[2],
                new NumberColumn("income", Points: [0], Scaling: new LogScaling()),
                read.Form.Table.Columns[4],
            ],
            0.1
        );
        ValueList<NumberScale?> scales =
        [
            new QuantileScale([-1e300, 1.0 / 3, 2], [-3, 0, 0.1]),
            null,
            null,
            new LogScale(new(-1e300, 1e-300)),
            null,
        ];
        var table = read with
        {
            Fit = new(columns, scales),
            Form = new(columns, [new(Decimals: 7), new(), new(Decimals: 0), new(), new(No: "\"F\"", Yes: "T")], read.Form.LeftOut),
        };
        var text = Json.Of(json => TableRecordJson.Write(json, table));
        using var document = JsonDocument.Parse(text);
        Assert.Equal(table, TableRecordJson.Read(document.RootElement));
    }

    [Fact]
    public void A_record_from_before_there_were_scalings_is_read()
    {
        Train("--column", "age=number:standard", "--column", "income=number:standard").Succeeded();
        var file = Path.Combine(Run, "table.json");
        var (read, written) = (Checkpoints.Run.Load(Run).Table, File.ReadAllText(file));
        var earlier = System.Text.RegularExpressions.Regex.Replace(
            written.Replace("functionalvae.table.2", "functionalvae.table.1", StringComparison.Ordinal),
            "\"scaling\": \"standard\",\\s*",
            ""
        );
        Assert.DoesNotContain("scaling", earlier, StringComparison.Ordinal);
        File.WriteAllText(file, earlier);
        Assert.Equal(read, Checkpoints.Run.Load(Run).Table);
        Fvae.Run("evaluate", Run).Succeeded();
    }

    [Theory]
    [InlineData(
        "quantiles",
        "\"knots\": [",
        "\"knots\": [1e9,",
        "columns[0].knots must be a list of at least two numbers, each greater than the one before it,"
    )]
    [InlineData("quantiles", "\"scores\": [", "\"scores\": [-99,", "columns[0].scores must be a list of ")]
    [InlineData("quantiles", "\"quantiles\"", "\"ranks\"", "columns[0].scaling must be standard or log or quantiles and is \"ranks\".")]
    [InlineData("log", "\"log\"", "\"standard\"", "its columns and layers are not those of the model that was trained.")]
    public void A_record_with_a_damaged_scaling_is_refused(string scaling, string text, string other, string problem)
    {
        Train("--column", $"age=number:{scaling}").Succeeded();
        var file = Path.Combine(Run, "table.json");
        var written = File.ReadAllText(file);
        var at = written.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0);
        File.WriteAllText(file, written[..at] + other + written[(at + text.Length)..]);
        Assert.Contains($"damaged: {problem}", Fvae.Run("evaluate", Run).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_scaled_as_was_asked()
    {
        var said = Train("--column", "age=number:log", "--column", "income=number:quantiles", "--column", "visits=number:standard")
            .Succeeded()
            .Output;
        Assert.Contains("age     number:log", said, StringComparison.Ordinal);
        Assert.Contains("income  number:quantiles", said, StringComparison.Ordinal);
        var columns = Checkpoints.Run.Load(Run).Table!.Form.Table.Columns;
        Assert.Equal(["log", "standard", "quantiles"], columns.OfType<NumberColumn>().Select(column => column.Scaling.Word));
        Fvae.Run("sample", Run, "--count", "300", "--out", Folder.File("new.csv")).Succeeded();
        Assert.All(CsvFile.Read(Folder.File("new.csv")).Column("age"), age => Assert.True(age > 0));
        // What was drawn can be read again.
        Fvae.Run("evaluate", Run, "--data", Folder.File("new.csv")).Succeeded();
        var program = Fvae.Run("train", "--table", Data, "--column", "age=number:log", "--emit", Folder.File("People.cs")).Succeeded();
        Assert.Contains(
            "new NumberColumn(Name: \"age\", MayBeMissing: true, Scaling: new LogScaling()),",
            File.ReadAllText(Folder.File("People.cs")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_number_without_a_logarithm_is_refused_by_line_and_column()
    {
        Train("--column", "age=number:log").Succeeded();
        var other = Folder.File("other.csv");
        File.WriteAllLines(other, [PeopleCsv.Header, "1,0,Rome,1,5,y"]);
        Assert.Contains(
            "line 2, column 2 (\"age\"): 0 has no logarithm, by which the column is scaled. Correct it, state it as a point, or scale the column by quantiles.",
            Fvae.Run("score", Run, "--data", other, "--out", Folder.File("s.csv")).Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\"hidden\": 0.1", "\"hidden\": 0.2", "its columns and layers are not those of the model that was trained.")]
    [InlineData("\"Lima\"", "\"Bern\"", "its columns and layers are not those of the model that was trained.")]
    [InlineData("\"kind\": \"count\"", "\"kind\": \"sum\"", "columns[2].kind must be number, count, category or yesNo and is \"sum\".")]
    [InlineData("\"scale\": ", "\"scale\": -", "columns[0].scale must be a number greater than 0 and is -")]
    [InlineData("{", "", "it is not JSON.")]
    public void A_damaged_record_is_refused(string text, string other, string problem)
    {
        Train().Succeeded();
        var file = Path.Combine(Run, "table.json");
        var written = File.ReadAllText(file);
        var at = written.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(file, written[..at] + other + written[(at + text.Length)..]);
        var outcome = Fvae.Run("evaluate", Run);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(
            $"table.json is not the record of this run's table, or is damaged: {problem}",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Early_stopping_is_usual_and_can_be_left_out()
    {
        Assert.Contains("0.1 of the training part for validation, patience ", Train().Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("patience", Train("--validation", "0").Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 2000, 100)]
    [InlineData(1500, 1120, 56)] // 9 steps are an epoch.
    [InlineData(32561, 200, 10)]
    [InlineData(1_000_000, 200, 10)]
    public void Patience_counts_steps_and_not_passes_over_a_small_file(int rows, int epochs, int patience)
    {
        var usual = TableModel.UsualFor(rows);
        Assert.Equal((epochs, patience), (usual.Epochs, usual.Patience));
    }

    [Fact]
    public void The_same_words_give_the_same_run_and_a_stopped_one_goes_on_to_it()
    {
        Train("--epochs", "4", "--checkpoint-every", "1").Succeeded();
        var expected = File.ReadAllBytes(Path.Combine(Run, "model.safetensors"));
        var record = File.ReadAllText(Path.Combine(Run, "table.json"));
        Directory.Delete(Run, recursive: true);
        Train("--epochs", "2", "--checkpoint-every", "1").Succeeded();
        Train("--epochs", "4", "--checkpoint-every", "1", "--resume").Succeeded();
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(Run, "model.safetensors")));
        Assert.Equal(record, File.ReadAllText(Path.Combine(Run, "table.json")));
    }

    [Fact]
    public void Another_run_in_the_folder_takes_the_record_with_it()
    {
        Train().Succeeded();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        Assert.False(File.Exists(Path.Combine(Run, "table.json")));
        Fvae.Run("evaluate", Run).Succeeded();
    }

    [Fact]
    public void Columns_are_taken_as_was_asked_and_labels_are_left_out()
    {
        var said = Train("--column", "visits=number", "--column", "age=leave-out", "--label-column", "city", "--hide", "0.3")
            .Succeeded()
            .Output;
        Assert.Contains("it holds the labels", said, StringComparison.Ordinal);
        Assert.Contains("it is left out as was asked", said, StringComparison.Ordinal);
        var run = Checkpoints.Run.Load(Run);
        Assert.Equal(["visits", "income", "member"], run.Table!.Form.Names);
        Assert.Equal(0.3, run.Table.Form.Table.Hidden);
        Assert.IsType<NumberColumn>(run.Table.Form.Table.Columns[0]);
        Assert.Equal("city", run.Reading.LabelColumn);
    }

    [Theory]
    [InlineData("--emit Model.txt", "--emit Model.txt: a C# program has a name that ends in .cs. Pass such a name.")]
    [InlineData(
        "--backend torch",
        "--backend torch: a model that --table makes runs on the backend managed. Leave --backend out, or write a program by --emit and compile it for torch."
    )]
    [InlineData(
        "--scale standardise",
        "--scale: the numbers of a table are always scaled, each column by its own numbers; --column \"NAME=number:log\" says how. Leave it out."
    )]
    [InlineData("--data x.csv", "--data does not go with --table, which names the file and says how it is read. Leave it out.")]
    [InlineData(
        "--column visits",
        "--column must be NAME=KIND, with a KIND of number, number:standard, number:log, number:quantiles, date, count, category, category:N, yes-no, leave-out; it was 'visits'."
    )]
    [InlineData(
        "--column visits=numbers",
        "--column must be NAME=KIND, with a KIND of number, number:standard, number:log, number:quantiles, date, count, category, category:N, yes-no, leave-out; it was 'visits=numbers'."
    )]
    [InlineData("--column visitors=count", "people.csv has no column \"visitors\". Its columns are id, age, city, visits, income, member.")]
    [InlineData("--hidden 12,x", "--hidden: '12,x' is not a list of whole numbers from 1 to 65536; write them as 128,64.")]
    [InlineData(
        "--label-column town",
        "people.csv: there is no column \"town\" for the labels. Its columns are \"id\", \"age\", \"city\", \"visits\", \"income\", \"member\"; give a name, a number from 1 to 6, or -1 for the last."
    )]
    public void What_does_not_go_with_a_table_is_told(string words, string problem)
    {
        var outcome = Fvae.Run(["train", "--table", Data, .. words.Split(' ')]);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith($"error: {problem}", Cut(outcome.Error), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_beside_a_table_and_options_without_one_are_refused()
    {
        Assert.Equal(
            "error: --table makes a model of its own, and TinyVae is another. Leave one of them out.\n",
            Fvae.Run("train", "TinyVae", "--table", Data).Error
        );
        Assert.Equal(
            "error: --latent is about the model that --table makes. Pass --table too, or leave it out.\n",
            Fvae.Run("train", "TinyVae", "--latent", "3").Error
        );
        Assert.StartsWith(
            "error: There is no file nowhere.csv.",
            Fvae.Run("train", "--table", "nowhere.csv").Error,
            StringComparison.Ordinal
        );
        Assert.StartsWith("error: train needs a MODEL.", Fvae.Run("train").Error, StringComparison.Ordinal);
    }
}
