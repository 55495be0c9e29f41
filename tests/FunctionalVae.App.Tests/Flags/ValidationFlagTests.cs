using System.Text.Json;

namespace FunctionalVae.App.Tests;

public class ValidationFlagTests
{
    [Fact]
    public void Patience_ends_the_run_and_says_which_epoch_it_took()
    {
        using var folder = new TemporaryFolder();
        string[] words = ["TinyVae", "--epochs", "60", "--learning-rate", "0.05", "--validation", "0.1", "--patience", "2", "--json"];
        var outcome = Fvae.Train([.. words, "--out", folder.Path]).Succeeded();
        var (trained, best) = (Number(outcome.LastLine, "epochsTrained"), Number(outcome.LastLine, "bestEpoch"));
        Assert.Equal(best + 2, trained);
        Assert.InRange(trained, 3, 59);
        Assert.Contains($"the weights are those of epoch {best} of {trained}, whose validation objective was the best", outcome.Error);
        var training = JsonDocument.Parse(File.ReadAllText(folder.File("run.json"))).RootElement.GetProperty("training");
        Assert.Equal((best, trained), (Number(training, "bestEpoch"), Number(training, "epochs")));
        using var same = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", $"{best}", "--learning-rate", "0.05", "--validation", "0.1", "--out", same.Path).Succeeded();
        Assert.Equal(File.ReadAllBytes(same.File("model.safetensors")), File.ReadAllBytes(folder.File("model.safetensors")));
    }

    [Fact]
    public void Validation_is_shown_and_written_for_each_epoch()
    {
        using var folder = new TemporaryFolder();
        var said = Fvae.Train("TinyVae", "--epochs", "2", "--validation", "0.2", "--out", folder.Path).Succeeded().Output;
        Assert.Matches(@"epoch 2/2  .* KL \d+\.\d{3}  validation -\d+\.\d{3}\n", said);
        var metrics = CsvFile.Read(folder.File("metrics.csv"));
        string[] header =
        [
            "epoch",
            "objective",
            "reconstruction",
            "kl",
            "validation_objective",
            "validation_reconstruction",
            "validation_kl",
        ];
        Assert.Equal(header, metrics.Header);
        Assert.All(metrics.Rows, row => Assert.Equal(row[5] - row[6], row[4], 1e-9));
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
