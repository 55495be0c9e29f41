using System.Globalization;
using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>A run that trained well, and test rows that have no finite objective.</summary>
public sealed class UnjudgedTests : IDisposable
{
    private const int Rows = 50;

    private readonly TemporaryFolder folder = new();

    private string Csv => folder.File("rows.csv");

    private string Run => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_model_is_kept_and_the_row_is_named()
    {
        var broken = Write();
        var outcome = Fvae.Train("MoonsVae", "--epochs", "1", "--data", Csv, "--out", Run, "--json");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("Training ended well, but the objective of the test part is not finite. Look at the test rows.", outcome.Error);
        Assert.Contains($"rows.csv, line {broken + 2}, column 2", outcome.Error);
        Assert.DoesNotContain("--learning-rate", outcome.Error);
        Assert.Empty(outcome.Output);
        string[] files = [.. Directory.GetFiles(Run).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["curves.png", "metrics.csv", "model.safetensors", "run.json", "timing.json"], files);
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement;
        Assert.True(facts.GetProperty("training").GetProperty("isComplete").GetBoolean());
        Assert.False(facts.TryGetProperty("results", out _));
    }

    [Fact]
    public void Evaluate_blames_the_rows_and_not_the_training()
    {
        var broken = Write();
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", Csv, "--out", Run);
        var outcome = Fvae.Run("evaluate", Run);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("the objective of the test part is not finite", outcome.Error);
        Assert.Contains($"rows.csv, line {broken + 2}, column 2", outcome.Error);
        Assert.DoesNotContain("After training", outcome.Error);
    }

    [Fact]
    public void Without_a_folder_nothing_is_written()
    {
        Write();
        var outcome = Fvae.Train("MoonsVae", "--epochs", "1", "--data", Csv);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("nothing was written: pass --out DIR", outcome.Error);
    }

    // One row of the test part is so large that its distance from the mean overflows. Its number, from 0.
    private int Write()
    {
        WriteRows(-1);
        var request = new DataRequest([Csv], "moons");
        var broken = (int)DataReading.Split(DataReading.Read(request, MoonsVae.Model), request).Test[0].Span[0];
        WriteRows(broken);
        return broken;
    }

    private void WriteRows(int broken) =>
        File.WriteAllLines(
            Csv,
            Enumerable
                .Range(0, Rows)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{(i == broken ? "-3.4028e38" : "0.5")}"))
                .Prepend("x,y")
        );
}
