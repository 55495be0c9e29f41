using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

public class BinarizeFlagTests
{
    [Theory]
    [InlineData("once", "Once")]
    [InlineData("threshold", "Threshold")]
    public void Another_binarization_trains_other_weights_of_the_same_specification(string word, string recorded)
    {
        using var usual = Trained("dynamic");
        using var other = Trained(word);
        Assert.NotEqual(File.ReadAllBytes(usual.File("model.safetensors")), File.ReadAllBytes(other.File("model.safetensors")));
        var facts = Facts(other);
        Assert.Equal(recorded, facts.GetProperty("binarization").GetString());
        Assert.Equal(SpecHash.Of(TinyVae.Spec), facts.GetProperty("specHash").GetString());
        Assert.NotNull(Checkpoint.Load(TinyVae.Model, other.Path));
    }

    [Fact]
    public void Later_commands_binarise_as_the_run_did()
    {
        using var run = Trained("threshold");
        var line = Fvae.Run("evaluate", run.Path, "--train", "--json").Succeeded().LastLine;
        var results = Facts(run).GetProperty("results");
        Assert.Equal(results.GetProperty("test").GetProperty("elbo").GetDouble(), line.GetProperty("testObjective").GetDouble());
        Assert.Equal(results.GetProperty("train").GetProperty("elbo").GetDouble(), line.GetProperty("trainObjective").GetDouble());
        Fvae.Run("reconstruct", run.Path, "--out", run.File("r.csv")).Succeeded();
        var seen = CsvFile.Read(run.File("r.csv")).Numbers().SelectMany(row => row[..64]);
        Assert.Equal(Data.Digits.Load().Test.Values.ToArray().Select(grey => grey > 0.5f ? 1.0 : 0), seen);
    }

    [Fact]
    public void What_the_specification_says_can_be_said()
    {
        using var said = Trained("dynamic");
        using var usual = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", usual.Path).Succeeded();
        Assert.Equal(File.ReadAllBytes(usual.File("model.safetensors")), File.ReadAllBytes(said.File("model.safetensors")));
        Assert.DoesNotContain("instead of", Fvae.Train("TinyVae", "--epochs", "1", "--binarize", "dynamic").Succeeded().Output);
        Assert.Contains(
            "binarization Once instead of the specification's",
            Fvae.Train("TinyVae", "--epochs", "1", "--binarize", "once").Succeeded().Output
        );
        Fvae.Train("DigitsVae", "--epochs", "1", "--binarize", "none").Succeeded();
    }

    private static TemporaryFolder Trained(string word)
    {
        var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "2", "--binarize", word, "--out", folder.Path).Succeeded();
        return folder;
    }

    private static JsonElement Facts(TemporaryFolder run) => JsonDocument.Parse(File.ReadAllText(run.File("run.json"))).RootElement;
}
