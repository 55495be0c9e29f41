using System.Text.Json;

namespace FunctionalVae.App.Tests;

public class ListTests
{
    [Fact]
    public void The_table_says_what_each_model_is_and_how_it_trains()
    {
        var lines = Fvae.Run("list").Succeeded().Output.Split('\n');
        Assert.Equal(["DigitsVae", "8", "×", "8", "2", "grey", "cross-entropy", "50,500", "200", "64", "0.002"], Words(lines, "DigitsVae"));
        Assert.Equal(["TinyVae", "8", "×", "8", "2", "Bernoulli", "4,420", "100", "32", "0.002"], Words(lines, "TinyVae"));
        Assert.Equal(
            ["MnistVae", "28", "×", "28", "20", "grey", "cross-entropy", "652,824", "10", "128", "0.001"],
            Words(lines, "MnistVae")
        );
        Assert.NotEmpty(Words(lines, "MnistManifold"));
    }

    [Fact]
    public void The_table_fits_into_80_columns() =>
        Assert.All(Fvae.Run("list").Succeeded().Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 79));

    [Fact]
    public void Json_is_one_line_with_every_model()
    {
        var output = Fvae.Run("list", "--json").Succeeded().Output;
        Assert.Equal(1, output.Count(character => character == '\n'));
        var models = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(Fvae.Models.Select(model => model.Name), models.Select(model => model.GetProperty("model").GetString()));
        var tiny = models[^1];
        Assert.Equal("elbo", tiny.GetProperty("objective").GetString());
        Assert.Equal("grey-cross-entropy", models[0].GetProperty("objective").GetString());
        Assert.Equal(64, tiny.GetProperty("inputSize").GetInt32());
        Assert.Equal(2e-3, tiny.GetProperty("learningRate").GetDouble());
        // 2 · (64·32 + 32·4 + 2·32 + 32·64), and in training three times that, less the gradient that nobody asks of the pixels.
        Assert.Equal(8_576, tiny.GetProperty("forwardFlops").GetInt64());
        Assert.Equal(21_632, tiny.GetProperty("trainingFlops").GetInt64());
        // What is in use of an example at the busiest moment: input, noise, head, draw, two hidden layers, logits and their gradient.
        const int values = 64 + 2 + 4 + 2 + 32 + 32 + 64 + 64;
        // 4,420 parameters, a gradient and two moments.
        Assert.Equal(sizeof(float) * ((32 * values) + (4 * 4_420)), tiny.GetProperty("peakBytes").GetInt64());
        Assert.Equal(TinyVae.Model.Layout.SpecText, tiny.GetProperty("spec").GetString());
    }

    [Fact]
    public void A_terminal_gets_the_same_table() => Assert.Contains("DigitsVae", Fvae.Watch("list").Succeeded().Output);

    private static string[] Words(string[] lines, string model) =>
        lines.Single(line => line.TrimStart().StartsWith(model + " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
