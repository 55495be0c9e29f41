using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>What the tool says of a model whose divergence is of the aggregate posterior.</summary>
public sealed class AggregateObjectiveTests : IDisposable
{
    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(
            new Features(2, ValueDomain.Binary),
            [new Dense(8, Activation.Tanh)],
            new DiagonalNormalLatent(1, new UniformPrior(0, 10)),
            [new Dense(8, Activation.Tanh)],
            new BernoulliLikelihood(),
            new WassersteinAutoencoder(new SquaredMmd(), 40)
        ),
        "SquareVae"
    );

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Its_terms_have_their_names_and_it_is_not_a_bound()
    {
        var trained = Fvae.With([Model], [.. Words, "--out", folder.File("run")]).Succeeded();
        Assert.Contains("40·MMD² ", trained.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ELBO", trained.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("collapsed", trained.Output + trained.Error, StringComparison.Ordinal);
        var evaluated = Fvae.With([Model], "evaluate", folder.File("run")).Succeeded();
        Assert.Contains("test  objective ", evaluated.Output, StringComparison.Ordinal);
        Assert.Contains("- 40·MMD² ", evaluated.Output, StringComparison.Ordinal);
        Assert.Contains("of 256 examples at a time", evaluated.Output, StringComparison.Ordinal);
        var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.File("run"), "run.json"))).RootElement;
        Assert.Equal("wasserstein-autoencoder", record.GetProperty("objective").GetProperty("kind").GetString());
        Assert.Equal($"{Model.Spec.Objective}", record.GetProperty("objective").GetProperty("trained").GetString());
        Assert.Contains("SquareVae", Fvae.With([Model], "list").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("40·MMD²", Fvae.With([Model], "list").Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--batch=1", "one example has none. Pass --batch 2 or more")]
    [InlineData("--validation=0.999", "there is only one example to train on. Give more.")]
    public void Steps_of_one_example_are_refused(string words, string problem) =>
        ErrorTests.AssertProblem(Fvae.With([Model], [.. Words.Where(word => word is not ("--batch" or "16")), words]), problem);

    [Fact]
    public void It_draws_rows_and_gives_no_scores()
    {
        Fvae.With([Model], [.. Words, "--out", folder.File("run")]).Succeeded();
        var drawn = Fvae.With([Model], "sample", folder.File("run"), "--count", "20", "--out", folder.File("new.csv")).Succeeded();
        Assert.Contains("draws x ~ p(x|z)", drawn.Output + drawn.Error, StringComparison.Ordinal);
        Assert.Contains(
            "the divergence is of the aggregate posterior",
            Fvae.With([Model], "score", folder.File("run")).Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the divergence is of the aggregate posterior",
            Fvae.With([Model], "evaluate", folder.File("run"), "--importance-weighted").Error,
            StringComparison.Ordinal
        );
    }

    private string[] Words
    {
        get
        {
            var data = folder.File("rows.csv");
            File.WriteAllLines(data, Enumerable.Range(0, 60).Select(row => $"{row % 2},{row / 2 % 2}"));
            return ["train", "SquareVae", "--data", data, "--epochs", "3", "--batch", "16", "--test", "0.2", "--threads", "1"];
        }
    }
}
