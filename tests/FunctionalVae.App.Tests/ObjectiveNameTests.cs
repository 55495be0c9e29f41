using System.Text.Json;
using FunctionalVae.Interpreter;

namespace FunctionalVae.App.Tests;

/// <summary>A number is called an ELBO where the model has a likelihood with an evidence lower bound, and nowhere else.</summary>
public sealed class ObjectiveNameTests : IDisposable
{
    // A likelihood, and a latent variable without noise.
    private static readonly IVaeModel Plain = InterpretedModel.Of(
        new VaeSpec(
            new Features(2),
            [new Dense(4)],
            new DeterministicLatent(2),
            [new Dense(4)],
            new NormalLikelihood(new FixedVariance(1))
        ),
        "PlainAe"
    );

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("TinyVae", true)]
    [InlineData("DigitsVae", false)]
    [InlineData("PlainAe", false)]
    public void Train_evaluate_and_record_name_what_they_give(string model, bool isBound)
    {
        IVaeModel[] models = [.. Fvae.Models, Plain];
        var trained = Fvae.With(models, "train", model, "--epochs", "1", "--batch", "200", "--json", "--out", folder.Path).Succeeded();
        var evaluated = Fvae.With(models, "evaluate", folder.Path, "--train", "--json").Succeeded();
        var results = JsonDocument.Parse(File.ReadAllText(folder.File("run.json"))).RootElement.GetProperty("results");
        foreach (var set in (string[])["train", "test"])
        {
            var figure = results.GetProperty(set).GetProperty("objective").GetDouble();
            Assert.Equal(figure, trained.LastLine.GetProperty($"{set}Objective").GetDouble());
            Assert.Equal(figure, evaluated.LastLine.GetProperty($"{set}Objective").GetDouble());
            JsonElement[] bounds =
            [
                .. Named(results.GetProperty(set), "elbo"),
                .. Named(trained.LastLine, $"{set}Elbo"),
                .. Named(evaluated.LastLine, $"{set}Elbo"),
            ];
            Assert.Equal(isBound ? 3 : 0, bounds.Length);
            Assert.All(bounds, bound => Assert.Equal(figure, bound.GetDouble()));
        }
    }

    private static IEnumerable<JsonElement> Named(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? [value] : [];
}
