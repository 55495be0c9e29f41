using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary><c>table.json</c> of a model that a program declares: without it, or with that of other columns, numbers would be read wrong.</summary>
public sealed class TableRecordTests : PeopleRun
{
    private readonly IVaeModel model;

    public TableRecordTests()
    {
        model = Vae.ModelFrom(new TableArchitecture(2, [16]).Of(TableInference.Of(TableTexts.Read(Data)).Form.Table), "Declared");
        Fvae.With([model], "train", "Declared", "--data", Data, "--epochs", "1", "--threads", "1", "--out", Run).Succeeded();
    }

    private string File => Path.Combine(Run, TableRecord.FileName);

    [Fact]
    public void A_run_of_a_table_without_it_is_refused()
    {
        var examples = TableFiles.Load([Data], Checkpoints.Run.Load(Run).Table!.Form);
        System.IO.File.Delete(File);
        var problem =
            $"{File} is missing: Declared takes a table, and the file says how its columns are written and scaled. Put back the file that train wrote, or train again.";
        foreach (var command in (string[])["evaluate", "score", "encode"])
        {
            string[] words = command == "evaluate" ? [] : ["--out", Folder.File("x.csv")];
            var outcome = Fvae.With([model], [command, Run, "--data", Data, .. words]);
            Assert.Equal(2, outcome.Code);
            Assert.Equal($"error: {problem}\n", outcome.Error);
        }

        var run = Checkpoints.Run.Load(Run);
        Assert.Equal(problem, Assert.Throws<CheckpointException>(() => run.Input(model, examples)).Message);
        Assert.Equal(problem, Assert.Throws<CheckpointException>(() => run.Vector(model)).Message);
    }

    [Theory]
    [InlineData("\"Lima\"", "\"Bern\"")]
    [InlineData("\"name\": \"age\"", "\"name\": \"years\"")]
    [InlineData("\"mayBeMissing\": true", "\"mayBeMissing\": false")]
    public void One_of_other_columns_is_refused(string text, string other)
    {
        var written = System.IO.File.ReadAllText(File);
        Assert.Contains(text, written, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, written.Replace(text, other, StringComparison.Ordinal));
        Assert.Equal(
            $"error: {File} is of other columns than Declared. Put back the file that train wrote, or train again.\n",
            Fvae.With([model], "evaluate", Run, "--data", Data).Error
        );
    }

    [Fact]
    public void One_whose_layers_were_removed_is_compared_too()
    {
        Train().Succeeded();
        var made = Checkpoints.Run.Load(Run);
        var known = Vae.ModelFrom(made.Table!.Spec!, made.Table.ModelName);
        var other = made.Table with
        {
            Architecture = null,
            Form = made.Table.Form with { Table = made.Table.Form.Table with { Hidden = 0.5 } },
        };
        System.IO.File.WriteAllText(File, Json.Of(json => TableRecordJson.Write(json, other)));
        Assert.Equal(
            $"error: {File} is of other columns than PeopleVae. Put back the file that train wrote, or train again.\n",
            Fvae.With([known], "evaluate", Run, "--data", Data).Error
        );
    }
}
