using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;

namespace FunctionalVae.App.Tests;

/// <summary>Models with a learned prior, and models with none.</summary>
public sealed class PriorTests : IDisposable
{
    private static readonly IVaeModel Plain = Model("PlainVae", new DeterministicLatent(2));
    private static readonly IVaeModel Mixed = Model("MixedVae", new DiagonalNormalLatent(2, new MixturePrior(2)));
    private static readonly IVaeModel Learned = Model("LearnedVae", new DiagonalNormalLatent(2, new LearnedNormalPrior()));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_without_a_prior_reports_no_bound()
    {
        Train(Plain);
        var outcome = Fvae.With([Plain], "evaluate", folder.Path, "--draws", "1", "--json").Succeeded();
        Assert.Equal("reconstruction", outcome.LastLine.GetProperty("objective").GetString());
        Assert.DoesNotContain("ELBO", outcome.Error);
        Assert.Contains("the latent variable has no prior", outcome.Error);
    }

    [Fact]
    public void Without_a_prior_there_is_nothing_to_sample_from_or_to_vary_around()
    {
        Train(Plain);
        ErrorTests.AssertProblem(Fvae.With([Plain], "sample", folder.Path), "The latent variable of PlainVae has no prior to sample from.");
        ErrorTests.AssertProblem(Fvae.With([Plain], "traverse", folder.Path), "has no prior, around whose mean to vary. Pass --from");
        Fvae.With([Plain], "traverse", folder.Path, "--from", "0", "--steps", "3").Succeeded();
        Assert.Equal(6, CsvFile.Read(folder.File("traversal-from0.csv")).Rows.Length);
        ErrorTests.AssertProblem(
            Fvae.With([Plain], "train", "PlainVae", "--kl-warmup", "1"),
            "raises the weight of the KL term, and PlainVae trains none."
        );
    }

    [Fact]
    public void A_latent_without_noise_is_encoded_as_its_mean_alone()
    {
        Train(Plain);
        Fvae.With([Plain], "encode", folder.Path, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(["row", "part", "mean_0", "mean_1", "label"], CsvFile.Read(folder.File("l.csv")).Header);
    }

    [Fact]
    public void A_learned_prior_says_where_to_begin_and_how_far_to_go()
    {
        float[] latents = [1, -1, 5, -1, 3, -1.5f, 3, -0.5f];
        Traversed(Learned, latents, ("prior.mean", [3, -1]), ("prior.log_variance", [2 * MathF.Log(2), 2 * MathF.Log(0.5f)]));
    }

    [Fact]
    public void A_mixture_is_traversed_around_its_mean_in_units_of_its_deviation()
    {
        // Half of the draws around (−2, 0), half around (2, 1), both with unit variance: variances 5 and 1.25.
        var (first, second) = (MathF.Sqrt(5), MathF.Sqrt(1.25f));
        float[] latents = [-first, 0.5f, first, 0.5f, 0, 0.5f - second, 0, 0.5f + second];
        Traversed(Mixed, latents, ("prior.logits", [7, 7]), ("prior.mean", [-2, 0, 2, 1]));
    }

    [Fact]
    public void A_mixture_is_trained_and_sampled_and_its_KL_is_called_an_estimate()
    {
        Train(Mixed);
        Fvae.With([Mixed], "sample", folder.Path, "--count", "7", "--out", folder.File("s.csv")).Succeeded();
        Assert.Equal(7, CsvFile.Read(folder.File("s.csv")).Rows.Length);
        var outcome = Fvae.With([Mixed], "evaluate", folder.Path, "--draws", "2", "--importance-weighted").Succeeded();
        Assert.Contains(
            "the ELBO is a lower bound of the log-likelihood; its KL is an estimate at the draws",
            outcome.Output + outcome.Error
        );
    }

    // Two steps of one deviation each way, dimension by dimension.
    private void Traversed(IVaeModel model, float[] latents, params (string Name, float[] Values)[] prior)
    {
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        foreach (var (name, numbers) in prior)
        {
            numbers.CopyTo(values, model.Layout.Tensors.Single(tensor => tensor.Name == name).Offset);
        }

        Checkpoint.Save(model, model.ParametersFrom(values), folder.File("model.safetensors"));
        Fvae.With([model], "traverse", folder.Path, "--steps", "2", "--range", "1", "--out", folder.File("t.csv")).Succeeded();
        var expected = model.Decode(model.ParametersFrom(values), model.LatentsFrom(latents));
        var found = CsvFile.Read(folder.File("t.csv")).Rows.SelectMany(row => row[2..]);
        Assert.All(expected.Values.ToArray().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    private static InterpretedModel Model(string name, Latent latent) =>
        InterpretedModel.Of(
            new VaeSpec(
                new Features(2),
                [new Dense(4, Activation.Tanh)],
                latent,
                [new Dense(4, Activation.Tanh)],
                new NormalLikelihood(new FixedVariance(1))
            ),
            name
        );

    private void Train(IVaeModel model) =>
        Fvae.With([model], "train", model.Name, "--epochs", "1", "--batch", "500", "--out", folder.Path).Succeeded();
}
