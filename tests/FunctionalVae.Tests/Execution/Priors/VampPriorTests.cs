using FunctionalVae.Interpreter;

namespace FunctionalVae.Tests.Execution;

/// <summary>A mixture of posteriors is the mixture of what the encoder gives for its pseudo-inputs.</summary>
public sealed class VampPriorTests
{
    private static readonly VaeSpec Spec = new(
        new Features(5),
        [new Dense(9, Activation.Tanh), new Dropout(0.3), new LayerNorm(0.1)],
        new DiagonalNormalLatent(3, new VampPrior(4)),
        [new Dense(8, Activation.Tanh)],
        new NormalLikelihood(new FixedVariance(0.5))
    );

    public static TheoryData<int, ValueDomain> Cases =>
        new()
        {
            { 1, ValueDomain.Real },
            { 4, ValueDomain.Real },
            { 7, ValueDomain.UnitInterval },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_terms_are_those_of_a_mixture_with_equal_weights(int count, ValueDomain domain)
    {
        var spec = Of(count, domain);
        foreach (var model in (IVaeModel[])[Vae.ModelFrom(spec), InterpretedModel.Of(spec)])
        {
            var parameters = model.Initialize(Key.FromSeed(1));
            var (mixed, same) = Mixture(model, parameters, count);
            var (examples, noise) = (Examples(model, 40), model.NoiseFrom(Key.FromSeed(3), 40));
            foreach (var (own, other) in model.Terms(parameters, examples, noise).Zip(mixed.Terms(same, examples, noise)))
            {
                Assert.Equal(other.Reconstruction, own.Reconstruction, 2e-5);
                Assert.Equal(other.Kl, own.Kl, 2e-5);
                Assert.Equal(other.LogPriorRatio, own.LogPriorRatio, 2e-5);
            }

            Assert.All(
                mixed.DrawPrior(same, noise).Values.ToArray().Zip(model.DrawPrior(parameters, noise).Values.ToArray()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-5f)
            );
        }
    }

    [Fact]
    public void One_pseudo_input_is_the_normal_that_the_encoder_gives_for_it()
    {
        var model = Vae.ModelFrom(Of(1, ValueDomain.Real));
        var parameters = model.Initialize(Key.FromSeed(1));
        var posterior = model.Encode(parameters, Batch.FromValues(5, parameters.Tensor("prior.pseudo_inputs").ToArray()));
        const int draws = 4000;
        var examples = model.ExamplesFrom(Enumerable.Repeat((float[])[0.3f, -1, 0.5f, 2, 0], draws).SelectMany(row => row));
        var own = model.Encode(parameters, examples);
        double exact = 0;
        for (var i = 0; i < 3; i++)
        {
            var delta = (double)own.LogVariance[0].Span[i] - posterior.LogVariance[0].Span[i];
            var distance = (double)own.Mean[0].Span[i] - posterior.Mean[0].Span[i];
            exact += 0.5 * (Math.Exp(delta) - delta - 1 + (distance * distance * Math.Exp(-posterior.LogVariance[0].Span[i])));
        }

        var estimates = model.Terms(parameters, examples, model.NoiseFrom(Key.FromSeed(2), draws)).Select(term => term.Kl).ToList();
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Sum(kl => (kl - mean) * (kl - mean)) / draws / (draws - 1));
        Assert.InRange(mean - exact, -5 * error, 5 * error);
        Assert.True(error < 0.05 * exact, $"{error} sees nothing of {exact}");
    }

    [Fact]
    public void Draws_have_the_moments_that_the_family_states()
    {
        var model = Vae.ModelFrom(Spec);
        var parameters = model.Initialize(Key.FromSeed(1));
        var family = PriorFamily.Of(model, parameters)!;
        const int count = 20_000;
        var draws = model.DrawPrior(parameters, model.NoiseFrom(Key.FromSeed(4), count));
        for (var i = 0; i < 3; i++)
        {
            var own = Enumerable.Range(0, count).Select(row => (double)draws[row].Span[i]).ToList();
            var (mean, variance) = (own.Average(), Math.Exp(family.LogVariance[i]));
            Assert.Equal(family.Mean[i], mean, 5 * Math.Sqrt(variance / count));
            // No more tails than a normal: components lie near each other at first.
            Assert.Equal(variance, own.Average(z => (z - mean) * (z - mean)), 5 * variance * Math.Sqrt(2.0 / count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Training_has_the_same_bits_at_any_number_of_threads_and_goes_the_way_of_the_interpreter(int draws)
    {
        var spec = Spec with { Objective = draws == 1 ? new EvidenceLowerBound() : new ImportanceWeighted(draws) };
        var model = Vae.ModelFrom(spec);
        var options = new TrainOptions(Epochs: 3, BatchSize: 7, Threads: 1);
        var data = Dataset.Of(Examples(model, 31));
        var one = model.Train(options, data).State;
        Assert.NotEqual(
            model.Train(options with { Epochs = 1 }, data).State.Parameters.Tensor("prior.pseudo_inputs").ToArray(),
            one.Parameters.Tensor("prior.pseudo_inputs").ToArray()
        );
        foreach (var threads in (int[])[2, 3])
        {
            Assert.Equal(
                one.Parameters.Values.ToArray(),
                model.Train(options with { Threads = threads }, data).State.Parameters.Values.ToArray()
            );
        }

        // Where the batch is smaller and larger than the pseudo-inputs, float64 goes the same way.
        var oracle = InterpretedModel.Of(spec).Train(options with { Epochs = 1 }, data).State.Parameters;
        var near = model.Train(options with { Epochs = 1 }, data).State.Parameters;
        Assert.All(oracle.Values.ToArray().Zip(near.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-4f));
    }

    private static VaeSpec Of(int count, ValueDomain domain) =>
        Spec with
        {
            Input = new Features(5, domain),
            Latent = new DiagonalNormalLatent(3, new VampPrior(count)),
            Likelihood = domain == ValueDomain.Real ? Spec.Likelihood : new GreyCrossEntropy(),
        };

    private static Batch Examples(IVaeModel model, int count)
    {
        var values = new float[count * 5];
        StandardNormalNoise.Fill(Key.FromSeed(5), 0, values);
        return model.ExamplesFrom(
            model.Spec.Input.Domain == ValueDomain.Real ? values : values.Select(value => (float)SpecialFunctions.Sigmoid(value))
        );
    }

    // The same weights, and as a trained mixture what the encoder gives for the pseudo-inputs.
    private static (IVaeModel Model, ParameterVector Parameters) Mixture(IVaeModel model, ParameterVector parameters, int count)
    {
        var mixed = Vae.ModelFrom(model.Spec with { Latent = new DiagonalNormalLatent(3, new MixturePrior(count)) });
        var trained = parameters.Tensor("prior.pseudo_inputs").ToArray();
        var posteriors = model.Encode(
            parameters,
            Batch.FromValues(
                5,
                model.Spec.Input.Domain == ValueDomain.Real ? trained : trained.Select(value => (float)SpecialFunctions.Sigmoid(value))
            )
        );
        return (
            mixed,
            mixed.ParametersFrom(
                mixed.Layout.Tensors.SelectMany(tensor =>
                    tensor.Name switch
                    {
                        "prior.logits" => new float[count],
                        "prior.mean" => posteriors.Mean.Values.ToArray(),
                        "prior.log_variance" => posteriors.LogVariance.Values.ToArray(),
                        var name => parameters.Tensor(name).ToArray(),
                    }
                )
            )
        );
    }
}
