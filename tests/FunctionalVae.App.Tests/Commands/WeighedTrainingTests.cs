using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>A model that is trained by the importance-weighted bound, in the tool.</summary>
public sealed class WeighedTrainingTests
{
    private static readonly IVaeModel Model = Vae.ModelFrom(TinyVae.Spec with { Objective = new ImportanceWeighted(4) }, "WeighedVae");

    [Fact]
    public void Training_validates_by_the_bound_and_says_how_it_is_had()
    {
        using var folder = new TemporaryFolder();
        string[] options = ["train", "WeighedVae", "--epochs", "6", "--validation", "0.2", "--threads", "1", "--out", folder.Path];
        var said = Fvae.With([Model], options).Succeeded().Output;
        Assert.Contains(
            "trained by the importance-weighted bound of 4 draws, which fvae evaluate --importance-weighted --draws 4 gives",
            said
        );
        Assert.Matches(@"epoch 6/6  importance-weighted bound of 4 draws -\d", said);
        var bound = Estimate(folder.Path, "testImportanceWeightedBound");
        var elbo = Estimate(folder.Path, "testObjective");
        Assert.Contains(FormattableString.Invariant($"test  importance-weighted bound {bound:F3} of 4 draws"), said);
        Assert.Matches(@"train importance-weighted bound -[\d.]+ of 4 draws", said);
        // The last epoch's validation is of other examples, but of the same quantity.
        var validation = Validation(folder.Path);
        Assert.True(Math.Abs(validation - bound) < Math.Abs(validation - elbo), $"{validation} is nearer to {elbo} than to {bound}");
    }

    private static double Estimate(string run, string name) =>
        JsonDocument
            .Parse(Fvae.With([Model], "evaluate", run, "--importance-weighted", "--draws", "4", "--json").Succeeded().Output)
            .RootElement.GetProperty(name)
            .GetDouble();

    private static double Validation(string run)
    {
        var lines = File.ReadAllLines(Path.Combine(run, "metrics.csv"));
        var column = Array.FindIndex(lines[0].Split(','), name => name == "validation_objective");
        return double.Parse(lines[^1].Split(',')[column], System.Globalization.CultureInfo.InvariantCulture);
    }
}
