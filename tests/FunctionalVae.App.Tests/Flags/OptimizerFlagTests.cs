using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>Every option of train about optimiser, schedule and step changes the weights and is recorded.</summary>
public class OptimizerFlagTests
{
    [Theory]
    [InlineData("", "--optimizer adamw", "optimizer/name", "adamw")]
    [InlineData("--optimizer adamw", "--weight-decay 0.5", "optimizer/weightDecay", "0.5")]
    [InlineData("", "--optimizer sgd", "optimizer/name", "sgd")]
    [InlineData("", "--adam-beta1 0.5", "optimizer/beta1", "0.5")]
    [InlineData("--optimizer adamw", "--adam-beta2 0.9", "optimizer/beta2", "0.9")]
    [InlineData("", "--adam-epsilon 0.0001", "optimizer/epsilon", "0.0001")]
    [InlineData("--optimizer sgd", "--momentum 0.9", "optimizer/momentum", "0.9")]
    [InlineData("--optimizer sgd", "--weight-decay 0.1", "optimizer/weightDecay", "0.1")]
    [InlineData("--optimizer sgd --momentum 0.9", "--nesterov", "optimizer/nesterov", "True")]
    [InlineData("", "--schedule cosine", "schedule/name", "cosine")]
    [InlineData("--schedule cosine", "--cosine-final 0.5", "schedule/final", "0.5")]
    [InlineData("", "--schedule step --step-every 1", "schedule/everyEpochs", "1")]
    [InlineData("--schedule step --step-every 1", "--step-factor 0.5", "schedule/factor", "0.5")]
    [InlineData("", "--schedule milestones --milestones 1", "schedule/milestones", "[1]")]
    [InlineData("--schedule milestones --milestones 1", "--step-factor 0.5", "schedule/factor", "0.5")]
    [InlineData("", "--warmup 1", "schedule/warmupEpochs", "1")]
    [InlineData("--schedule cosine", "--warmup 0.5", "schedule/warmupEpochs", "0.5")]
    [InlineData("", "--clip 0.1", "clipNorm", "0.1")]
    [InlineData("", "--average 0.99", "averageDecay", "0.99")]
    [InlineData("", "--kl-warmup 1", "klWarmupEpochs", "1")]
    [InlineData("", "--validation 0.1", "validationFraction", "0.1")]
    [Trait("Category", "Slow")]
    public void An_option_changes_the_weights_and_is_recorded(string beside, string option, string path, string value)
    {
        using var without = Trained(beside);
        using var with = Trained($"{beside} {option}");
        Assert.NotEqual(Bytes(without, "model.safetensors"), Bytes(with, "model.safetensors"));
        var options = JsonDocument.Parse(Bytes(with, "run.json")).RootElement.GetProperty("options");
        var recorded = path.Split('/').Aggregate(options, (element, name) => element.GetProperty(name));
        Assert.Equal(value, string.Concat(recorded.ToString().Where(letter => !char.IsWhiteSpace(letter))));
    }

    [Theory]
    [InlineData("--optimizer adam")]
    [InlineData("--schedule constant")]
    [InlineData("--warmup 0")]
    [InlineData("--kl-warmup 0")]
    [InlineData("--validation 0")]
    public void What_is_usual_can_be_said(string option)
    {
        using var without = Trained("");
        using var with = Trained(option);
        Assert.Equal(Bytes(without, "model.safetensors"), Bytes(with, "model.safetensors"));
    }

    [Fact]
    public void What_is_unusual_is_said()
    {
        const string Options =
            "--optimizer sgd --momentum 0.9 --nesterov --schedule step --step-every 1 --warmup 1 --clip 5 --average 0.9 --kl-warmup 1 --validation 0.1 --patience 3";
        var said = Fvae.Train(["TinyVae", "--epochs", "2", .. Options.Split(' ')]).Succeeded().Output;
        Assert.Contains(
            "sgd with Nesterov's momentum 0.9 and weight decay 0, rate × 0.1 after every 1 epochs, warm-up over 1 epochs",
            said
        );
        Assert.Contains("gradient clipped to norm 5, weights averaged with decay 0.9, KL warm-up over 1 epochs", said);
        Assert.Contains("0.1 of the training part for validation, patience 3", said);
    }

    private static TemporaryFolder Trained(string options)
    {
        var folder = new TemporaryFolder();
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Fvae.Train(["TinyVae", "--epochs", "2", "--out", folder.Path, .. words]).Succeeded();
        return folder;
    }

    private static byte[] Bytes(TemporaryFolder folder, string name) => File.ReadAllBytes(folder.File(name));
}
