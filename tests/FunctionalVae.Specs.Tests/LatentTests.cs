using FunctionalVae.Interpreter;
using FunctionalVae.Shared;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Latent variables other than the standard one: a learned prior, and none.</summary>
public sealed class LatentTests
{
    private static readonly VaeSpec Learned = TinyVae.Spec with { Latent = new DiagonalNormalLatent(2, new LearnedNormalPrior()) };
    private static readonly VaeSpec Deterministic = TinyVae.Spec with { Latent = new DeterministicLatent(2) };

    [Fact]
    public void A_learned_prior_starts_as_the_standard_normal()
    {
        var learned = InterpretedModel.Of(Learned);
        var standard = InterpretedModel.Of(TinyVae.Spec);
        var parameters = learned.Initialize(Key.FromSeed(1));
        Assert.Equal([0f, 0f], parameters.Tensor("prior.mean").ToArray());
        Assert.Equal([0f, 0f], parameters.Tensor("prior.log_variance").ToArray());
        var images = ModelAgreement.Images(learned, Key.FromSeed(2), 5);
        var noise = learned.NoiseFrom(Key.FromSeed(3), 5);
        Assert.Equal(noise.Values.ToArray(), learned.DrawPrior(parameters, noise).Values.ToArray());
        Assert.Equal(noise.Values.ToArray(), standard.DrawPrior(standard.Initialize(Key.FromSeed(1)), noise).Values.ToArray());
        Assert.True(learned.Evaluate(parameters, images, noise).Kl > 0);
    }

    [Fact]
    public void The_KL_to_a_learned_prior_is_zero_where_they_are_equal_and_samples_follow_it()
    {
        var model = InterpretedModel.Of(Learned);
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        // A head without weights gives every image the posterior of its bias: mean (1, −2), log-variance (0.5, −1); so has the prior.
        Set(model, values, "posterior.weight", _ => 0);
        Set(model, values, "posterior.bias", i => ((float[])[1, -2, 0.5f, -1])[i]);
        Set(model, values, "prior.mean", i => ((float[])[1, -2])[i]);
        Set(model, values, "prior.log_variance", i => ((float[])[0.5f, -1])[i]);
        var parameters = model.ParametersFrom(values);
        var images = ModelAgreement.Images(model, Key.FromSeed(2), 5);
        var noise = model.NoiseFrom(Key.FromSeed(3), 5);
        Assert.Equal(0, model.Evaluate(parameters, images, noise).Kl, 1e-12);
        Assert.All(model.Terms(parameters, images, noise), term => Assert.Equal(0, term.LogPriorRatio, 1e-6));
        var posterior = model.Encode(parameters, images);
        Assert.True(posterior.HasNoise);
        var drawn = model.Draw(posterior, noise).Values.ToArray();
        var prior = model.DrawPrior(parameters, noise).Values.ToArray();
        Assert.All(drawn.Zip(prior), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void A_deterministic_latent_has_no_KL_no_noise_and_no_prior()
    {
        var model = InterpretedModel.Of(Deterministic);
        Assert.False(model.HasEvidenceLowerBound);
        Assert.Throws<ArgumentException>(() =>
            new LikelihoodVae<Batch, PosteriorBatch, Batch, Batch, ParameterVector, TrainingState>(model)
        );
        var parameters = model.Initialize(Key.FromSeed(1));
        var images = ModelAgreement.Images(model, Key.FromSeed(2), 5);
        var posterior = model.Encode(parameters, images);
        var one = model.NoiseFrom(Key.FromSeed(3), 5);
        Assert.Equal(posterior.Mean.Values.ToArray(), model.Draw(posterior, one).Values.ToArray());
        Assert.All(posterior.LogVariance.Values.ToArray(), value => Assert.Equal(float.NegativeInfinity, value));
        Assert.False(posterior.HasNoise);
        Assert.Equal(0, model.Evaluate(parameters, images, one).Kl);
        foreach (var sample in (Func<ParameterVector, int, Key, LatentDistribution?, Batch>[])[model.Sample, model.SampleMeans])
        {
            var problem = Assert.Throws<NotSupportedException>(() => sample(parameters, 3, Key.FromSeed(4), null));
            Assert.Contains("no prior", problem.Message);
        }
    }

    private static void Set(IVaeModel model, float[] values, string name, Func<int, float> value)
    {
        var tensor = model.Layout.Tensors.Single(candidate => candidate.Name == name);
        for (var i = 0; i < tensor.Count; i++)
        {
            values[tensor.Offset + i] = value(i);
        }
    }
}
