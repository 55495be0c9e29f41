namespace FunctionalVae.App.Tests;

/// <summary>Every option of train is shown to have an effect.</summary>
public class TrainFlagTests
{
    private static readonly string[] Short = ["TinyVae", "--epochs", "2", "--json"];

    [Fact]
    public void Epochs_are_counted()
    {
        var outcome = Fvae.Train("TinyVae", "--epochs", "3", "--json").Succeeded();
        Assert.Equal(3, outcome.LastLine.GetProperty("epochs").GetInt32());
        Assert.Contains("epoch 3/3", outcome.Error);
        Assert.NotEqual(Result(Short), outcome.LastLine.GetProperty("testObjective").GetDouble());
    }

    [Theory]
    [InlineData("--batch", "100")]
    [InlineData("--learning-rate", "0.01")]
    [InlineData("--seed", "5")]
    public void Options_change_the_result(string option, string value) => Assert.NotEqual(Result(Short), Result([.. Short, option, value]));

    [Fact]
    public void Batch_and_seed_are_said()
    {
        var line = Fvae.Train([.. Short, "--batch", "100", "--seed", "18446744073709551615"]).Succeeded().LastLine;
        Assert.Equal(100, line.GetProperty("batch").GetInt32());
        Assert.Equal(ulong.MaxValue, line.GetProperty("seed").GetUInt64());
    }

    [Fact]
    public void Defaults_are_the_models_own()
    {
        var text = Fvae.StopAt("epoch", "train", "DigitsVae").Output;
        Assert.Contains("200 epochs, batch 64, learning rate 0.002, seed 1;", text);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Threads_do_not_change_the_result() =>
        Assert.Equal(
            Result(Short),
            Fvae.Run(["train", .. Short, "--threads", "3"]).Succeeded().LastLine.GetProperty("testObjective").GetDouble()
        );

    [Fact]
    public void Data_is_read_from_a_folder()
    {
        using var folder = SmallIdx.Folder();
        var outcome = Fvae.Train([.. Short, "--data", folder.Path]).Succeeded();
        Assert.Equal(Path.GetFileName(folder.Path), outcome.LastLine.GetProperty("data").GetString());
        Assert.Contains("20 images of 8 × 8 to train on, 5 to test on", outcome.Error);
        Assert.NotEqual(Result(Short), outcome.LastLine.GetProperty("testObjective").GetDouble());
    }

    [Fact]
    public void Without_out_nothing_is_written_and_that_is_said() =>
        Assert.Contains("nothing was written: pass --out", Fvae.Train("TinyVae", "--epochs", "1").Succeeded().Output);

    private static double Result(string[] args) => Fvae.Train(args).Succeeded().LastLine.GetProperty("testObjective").GetDouble();
}
