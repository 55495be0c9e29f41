namespace FunctionalVae.App.Tests;

/// <summary>What commands on a run read by its record, and what of their files outlives it.</summary>
public sealed class RunOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Csv => folder.File("points.csv");

    private string Folder => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("kind")]
    [InlineData("3")]
    [InlineData("-1")]
    public void Data_that_are_named_have_the_runs_column_of_labels(string column)
    {
        Train("x,y,kind", column);
        var other = folder.File("other.csv");
        File.WriteAllLines(other, ["x,y,kind", "1,2,b", "3,4,new", "5,6,a"]);
        Fvae.Run("encode", Folder, "--data", other, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(["b", "new", "a"], CsvFile.Read(folder.File("l.csv")).Texts("label"));

        // What has no such column has no labels.
        File.WriteAllLines(other, ["x,y", "1,2", "3,4"]);
        Fvae.Run("encode", Folder, "--data", other, "--out", folder.File("l.csv")).Succeeded();
        Assert.DoesNotContain("label", CsvFile.Read(folder.File("l.csv")).Header);

        // What fits neither way is told once, as the run reads.
        File.WriteAllLines(other, ["x,y,kind", "1,2,b", "3,four,a"]);
        var outcome = Fvae.Run("encode", Folder, "--data", other, "--out", folder.File("l.csv"));
        ErrorTests.AssertProblem(outcome, $"With --label-column {column}, as the run was trained: ");
        Assert.Contains("line 3, column 2", outcome.Error);
        Assert.DoesNotContain("line 2", outcome.Error);

        if (!int.TryParse(column, out _))
        {
            File.WriteAllLines(other, ["x,y,z,w", "1,2,3,4", "3,4,5,6"]);
            var wide = Fvae.Run("encode", Folder, "--data", other, "--out", folder.File("l.csv"));
            Assert.DoesNotContain("for the labels", wide.Error);
        }
    }

    [Fact]
    public void No_file_that_a_command_wrote_into_the_folder_outlives_the_weights()
    {
        Train("x,y,kind", "kind");
        Write("encode", "latents.csv");
        Write("encode", "latents.npy");
        Write("score", "scores.csv");
        Write("sample", "drawn.csv");
        Write("reconstruct", "again.csv");
        Write("sample", "changed.csv");
        Fvae.Run("sample", Folder, "--out", folder.File("outside.csv")).Succeeded();
        File.AppendAllText(Path.Combine(Folder, "changed.csv"), "mine");
        File.WriteAllText(Path.Combine(Folder, "notes.csv"), "mine");
        Train("x,y,kind", "kind");
        Assert.Equal(
            ["changed.csv", "curves.png", "latent.png", "metrics.csv", "model.safetensors", "notes.csv", "run.json", "timing.json"],
            Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
        Assert.True(File.Exists(folder.File("outside.csv")));

        void Write(string command, string name) => Fvae.Run(command, Folder, "--out", Path.Combine(Folder, name)).Succeeded();
    }

    private void Train(string header, string column)
    {
        File.WriteAllLines(
            Csv,
            [header, .. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 7},{i % 5},{(i % 2 == 0 ? "b" : "a")}"))]
        );
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", Csv, "--label-column", column, "--out", Folder).Succeeded();
    }
}
