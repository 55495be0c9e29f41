using FunctionalVae.Checkpoints;
using FunctionalVae.Interpreter;

namespace FunctionalVae.App.Tests;

/// <summary>Models with a learned prior, and models with none.</summary>
public sealed class PriorTests : IDisposable
{
    private static readonly IVaeModel Plain = Model("PlainVae", new DeterministicLatent(2));
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
        var start = Learned.Initialize(Key.FromSeed(1));
        var values = start.Values.ToArray();
        Write("prior.mean", [3, -1]);
        Write("prior.log_variance", [2 * MathF.Log(2), 2 * MathF.Log(0.5f)]);
        Checkpoint.Save(Learned, Learned.ParametersFrom(values), folder.File("model.safetensors"));
        Fvae.With([Learned], "traverse", folder.Path, "--steps", "2", "--range", "1", "--out", folder.File("t.csv")).Succeeded();
        var expected = Learned.Decode(Learned.ParametersFrom(values), Learned.LatentsFrom([1, -1, 5, -1, 3, -1.5f, 3, -0.5f]));
        var found = CsvFile.Read(folder.File("t.csv")).Rows.SelectMany(row => row[2..]);
        Assert.All(expected.Values.ToArray().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        void Write(string name, float[] numbers) =>
            numbers.CopyTo(values, Learned.Layout.Tensors.Single(tensor => tensor.Name == name).Offset);
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
