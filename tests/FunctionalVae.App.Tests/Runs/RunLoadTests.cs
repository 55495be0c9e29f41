using System.Text.Json.Nodes;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>A run that a program loads: examples go in and come out in the units of their files.</summary>
public sealed class RunLoadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Csv => folder.File("points.csv");

    private string Folder => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_program_gets_the_numbers_of_the_commands()
    {
        Train();
        Fvae.Run("encode", Folder, "--out", folder.File("latents.csv")).Succeeded();
        Fvae.Run("reconstruct", Folder, "--out", folder.File("made.csv")).Succeeded();

        // The page shows this.
        var (run, vae) = (Run.Load(Folder), MoonsVae.Functions);
        var parameters = run.Parameters(vae);
        var table = DataFiles.Load([Csv], run.Reading).Train;
        var rows = run.Examples(vae, table);
        var means = vae.Encode(parameters, rows).Mean;
        var restored = run.InUnits(vae.Reconstruct(parameters, rows).Values);

        Assert.Equal(
            CsvFile.Read(folder.File("latents.csv")).Column("mean_0").Select(value => (float)value),
            Enumerable.Range(0, means.Count).Select(row => means[row].Span[0])
        );
        // The rows of the test part, which reconstruct writes, are those of the file.
        var made = CsvFile.Read(folder.File("made.csv"));
        Assert.Equal(Floats("reconstructed height"), made.Column("row").Select(row => (float)restored.Span[(int)row * 2]));
        Assert.Equal(Floats("reconstructed weight"), made.Column("row").Select(row => (float)restored.Span[((int)row * 2) + 1]));

        float[] Floats(string name) => [.. made.Column(name).Select(value => (float)value)];
    }

    [Fact]
    public void The_page_shows_what_is_tested_here()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "files.md"));
        var lines = page.Split("<!-- run -->\n```csharp\n")[1].Split("```")[0].Split('\n').Select(line => line.Split("//")[0].Trim());
        var shown = string.Join('\n', lines.Where(line => line.Length > 0 && !line.StartsWith("using", StringComparison.Ordinal)))
            .Replace("\"runs/points\"", "Folder", StringComparison.Ordinal)
            .Replace("\"new.csv\"", "Csv", StringComparison.Ordinal)
            .Replace("PointsVae", "MoonsVae", StringComparison.Ordinal);
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "FunctionalVae.App.Tests", "Runs", "RunLoadTests.cs"));
        Assert.Contains(shown, string.Join('\n', source.Select(line => line.Trim())));
    }

    [Fact]
    public void A_row_in_units_is_scaled_as_in_training_and_comes_back_in_units()
    {
        Train();
        var run = Run.Load(Folder);
        var row = new ExampleTable("a row", Shape.Vector(2), new float[] { 1000, 3.5f }, run.Columns);
        var scaled = run.Examples(MoonsVae.Functions, row);
        Assert.InRange(scaled.Values.Span[0], -3, 3);
        Assert.NotEqual(0, scaled.Values.Span[0]);
        Assert.Equal([1000, 3.5], run.InUnits(scaled.Values).ToArray().Select(value => Math.Round(value, 3)));
        Assert.Equal(scaled.Values.ToArray(), run.Input(MoonsVae.Model, row).Values.ToArray());
    }

    [Fact]
    public void What_a_run_recorded_is_there()
    {
        Train("--optimizer", "adamw", "--schedule", "cosine", "--clip", "2", "--validation", "0.1", "--patience", "9", "--seed", "7");
        var run = Run.Load(Folder);
        Assert.Equal("MoonsVae", run.ModelName);
        Assert.Equal(SpecHash.Of(MoonsVae.Spec), run.SpecHash);
        Assert.Equal(["height", "weight"], run.Columns);
        Assert.Equal(["a", "b"], run.LabelNames);
        Assert.Equal("kind", run.Reading.LabelColumn);
        Assert.Equal("standardise", run.Scaling?.Method.ToString());
        Assert.Equal(1018, run.Scaling!.Offsets[0], 40.0);
        Assert.True(run.Record!.IsComplete);
        Assert.Equal([Csv], run.Record.Data.Paths);
        Assert.Equal(
            MoonsVae.Model.Defaults with
            {
                Epochs = 2,
                Threads = 0,
                Seed = 7,
                Optimizer = new AdamW(),
                Schedule = new CosineSchedule(),
                ClipNorm = 2,
                ValidationFraction = 0.1,
                Patience = 9,
            },
            run.Record.Options
        );
        Assert.Equal(run.Vector(MoonsVae.Model).Values.ToArray(), MoonsVae.Load(Folder).Core.Values.ToArray());
    }

    [Fact]
    public void A_run_that_was_stopped_says_so()
    {
        Fvae.StopAt("epoch 2/", "train", "MoonsVae", "--epochs", "9", "--out", Folder);
        Assert.False(Run.Load(Folder).Record!.IsComplete);
    }

    [Fact]
    public void Weights_without_a_record_are_taken_as_they_are()
    {
        Train();
        File.Copy(Path.Combine(Folder, "model.safetensors"), folder.File("bare.safetensors"));
        var run = Run.Load(folder.File("bare.safetensors"));
        Assert.Null(run.Record);
        Assert.Equal("MoonsVae", run.ModelName);
        Assert.Equal(new DataOptions(), run.Reading);
        Assert.Equal([2.5], run.InUnits(new float[] { 2.5f }).ToArray());

        // Beside the record of another run a file has none; a folder is refused.
        Fvae.Train("MoonsVae", "--epochs", "1", "--out", folder.File("moons")).Succeeded();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.File("tiny")).Succeeded();
        File.Copy(folder.File("tiny/run.json"), folder.File("moons/run.json"), overwrite: true);
        Assert.Null(Run.Load(folder.File("moons/model.safetensors")).Record);
        Assert.Contains("run.json is the record of another model than MoonsVae. Move one of them", Problem(folder.File("moons")));
    }

    [Fact]
    public void What_is_no_run_is_told_with_what_to_do()
    {
        Assert.EndsWith(
            "nowhere cannot be read: there is no such folder or file. Give the folder that train wrote, or a .safetensors file.",
            Problem(folder.File("nowhere"))
        );
        Assert.Contains($"there is no such folder or file in {Directory.GetCurrentDirectory()}. Give", Problem("nowhere"));
        Directory.CreateDirectory(folder.File("empty"));
        Assert.EndsWith(
            "is a folder without model.safetensors, so it is not a run. Give the folder that train wrote, or a .safetensors file.",
            Problem(folder.File("empty"))
        );
        using (AtomicFolder.Open(Folder))
        {
            Assert.EndsWith("another process trains into it. Wait until it ends.", Problem(Folder));
        }

        // What a killed process leaves.
        Directory.CreateDirectory(folder.File("killed/.fvae/next"));
        File.WriteAllText(folder.File("killed/.fvae/lock"), "");
        var killed = folder.File("killed");
        Assert.Equal(
            $"{killed} holds no trained model: a run into it ended before it had one. Train again with --out {killed}.",
            Problem(killed)
        );
        foreach (var path in (string[])[folder.File("nowhere"), folder.File("empty"), killed])
        {
            ErrorTests.AssertProblem(Fvae.Run("evaluate", path), Problem(path));
        }

        // Nobody is told to do what would replace them.
        var places = Directory.CreateDirectory(Path.Combine(killed, CheckpointFolder.Name)).FullName;
        File.WriteAllText(Path.Combine(places, "step-000000000005-0.safetensors"), "");
        Assert.Equal(
            $"{killed} holds no trained model yet, but checkpoints of a run that was stopped. The same train command with --resume goes on from them.",
            Problem(killed)
        );
    }

    [Fact]
    public void A_run_of_another_model_is_refused_and_both_are_named()
    {
        Train();
        var run = Run.Load(Folder);
        var rows = new ExampleTable("rows", Shape.Vector(64), new float[64]);
        Action[] uses =
        [
            () => run.Parameters(TinyVae.Functions),
            () => run.Vector(TinyVae.Model),
            () => run.Examples(TinyVae.Functions, rows),
        ];
        foreach (var use in uses)
        {
            var message = Assert.Throws<CheckpointException>(use).Message;
            Assert.Contains("was trained as MoonsVae with the specification", message);
            Assert.Contains("but TinyVae is now", message);
        }
    }

    [Theory]
    [InlineData("", "it is not JSON at line 1, byte 1.")]
    [InlineData("{\n  \"schema\": nope\n}", "it is not JSON at line 2, byte 14.")]
    [InlineData("{\"schema\": \"\\ud800\"}", "a text in it is not Unicode.")]
    [InlineData("{}", "schema is missing.")]
    [InlineData("[]", "the record must be an object and is [].")]
    public void A_broken_record_is_told_in_words(string text, string problem)
    {
        Train();
        File.WriteAllText(Path.Combine(Folder, "run.json"), text);
        var message =
            $"{Path.Combine(Folder, "run.json")} is not a record of a run, or is damaged: {problem} Put back the file that train wrote, or train again.";
        Assert.Equal(message, Problem(Folder));
        ErrorTests.AssertProblem(Fvae.Run("sample", Folder), message);
    }

    [Fact]
    public void A_newer_record_is_left_to_a_newer_version()
    {
        Train();
        Edit(facts => facts["schema"] = "functionalvae.run.10");
        Assert.EndsWith(
            "run.json is of a newer version: its schema is functionalvae.run.10, and this version reads functionalvae.run.2. Update FunctionalVae, or load the run with the version that wrote it.",
            Problem(Folder)
        );
    }

    [Fact]
    public void Other_columns_are_refused()
    {
        Train();
        var turned = new ExampleTable("turned", Shape.Vector(2), new float[] { 3, 1000 }, ["weight", "height"]);
        Assert.EndsWith(
            $"The columns of turned are weight, height; {Folder} was trained on height, weight. Give data with the same columns in the same order.",
            Assert.Throws<InvalidDataSetException>(() => Run.Load(Folder).Examples(MoonsVae.Functions, turned)).Message
        );
        var three = new ExampleTable("three", Shape.Vector(3), new float[3]);
        Assert.Contains(
            "MoonsVae takes examples of 2, three has 3.",
            Assert.Throws<InvalidDataSetException>(() => Run.Load(Folder).Examples(MoonsVae.Functions, three)).Message
        );
    }

    [Fact]
    public void A_run_finds_its_data_when_it_is_moved_and_wherever_a_command_is_started()
    {
        Write();
        var typed = Path.GetRelativePath(Directory.GetCurrentDirectory(), Csv);
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", typed, "--label-column", "kind", "--out", Folder).Succeeded();
        Assert.Equal([Path.GetFullPath(typed)], Run.Load(Folder).Record!.Data.Paths);
        Directory.CreateDirectory(folder.File("elsewhere"));
        Directory.Move(Folder, folder.File("elsewhere/moved"));
        Fvae.Run("evaluate", folder.File("elsewhere/moved"), "--draws", "1").Succeeded();
    }

    [Fact]
    public void A_record_of_an_earlier_version_is_read_with_its_paths_as_they_were_typed()
    {
        Train();
        var typed = Path.GetRelativePath(Directory.GetCurrentDirectory(), Csv);
        Edit(facts => facts["data"]!["paths"] = new JsonArray(typed));
        Assert.Equal([typed], Run.Load(Folder).Record!.Data.Paths);
        Fvae.Run("evaluate", Folder, "--draws", "1").Succeeded();
        Edit(facts => facts["data"]!["paths"] = new JsonArray("points.csv"));
        ErrorTests.AssertProblem(
            Fvae.Run("evaluate", Folder),
            "The path points.csv is relative to the folder in which train was started; --data can name it from here."
        );
    }

    private static string Problem(string path) => Assert.Throws<CheckpointException>(() => Run.Load(path)).Message;

    private void Edit(Action<JsonNode> change)
    {
        var file = Path.Combine(Folder, "run.json");
        var facts = JsonNode.Parse(File.ReadAllText(file))!;
        change(facts);
        File.WriteAllText(file, facts.ToJsonString());
    }

    private void Train(params string[] more)
    {
        Write();
        Fvae.Train([
                "MoonsVae",
                "--epochs",
                "2",
                "--data",
                Csv,
                "--label-column",
                "kind",
                "--scale",
                "standardise",
                "--out",
                Folder,
                .. more,
            ])
            .Succeeded();
    }

    private void Write() =>
        File.WriteAllLines(
            Csv,
            [
                "height,weight,kind",
                .. Enumerable
                    .Range(0, 60)
                    .Select(i => FormattableString.Invariant($"{900 + (i * 4)},{0.5 + (i % 7)},{(i % 2 == 0 ? "b" : "a")}")),
            ]
        );
}
