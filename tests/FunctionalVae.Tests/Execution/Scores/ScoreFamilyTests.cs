using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>Scores of models with other priors and likelihoods against a sum over a grid of their one latent dimension.</summary>
public sealed class ScoreFamilyTests
{
    private const int Steps = 4001;
    private const double Far = 12;

    public static TheoryData<Prior, Input, Likelihood, float[]> Models =>
        new()
        {
            { new StandardNormalPrior(), new Features(3, ValueDomain.Binary), new BernoulliLikelihood(), [1, 0, 1] },
            { new LearnedNormalPrior(), new Features(6, ValueDomain.OneHot), new CategoricalLikelihood(3), [0, 1, 0, 0, 0, 1] },
            { new MixturePrior(3), new Features(2), new StudentTLikelihood(new LearnedVariance(), new LearnedDegrees()), [0.3f, -2] },
            { new MixturePrior(2), new Features(2, ValueDomain.Count), new PoissonLikelihood(), [3, 0] },
        };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_score_is_the_sum_over_all_latent_values(Prior prior, Input input, Likelihood likelihood, float[] example)
    {
        var model = Vae.ModelFrom(
            new VaeSpec(
                Input: input,
                Encoder: [new Dense(4, Activation.Tanh)],
                Latent: new DiagonalNormalLatent(1, prior),
                Decoder: [new Dense(4, Activation.Tanh)],
                Likelihood: likelihood
            )
        );
        var parameters = model.ParametersFrom(model.Initialize(Key.FromSeed(5)).Values.ToArray().Select(value => 2 * value));
        var exact = -SpecialFunctions.LogSumExp(Grid(model, parameters, example));
        var scores = model.Score(parameters, model.ExamplesFrom(Enumerable.Repeat(example, 50).SelectMany(row => row)), Key.FromSeed(6));
        var mean = scores.Average(score => score.Value);
        var error = Math.Sqrt(scores.Sum(score => (score.Value - mean) * (score.Value - mean)) / 49 / 50);
        Assert.InRange(error, 0, 0.05);
        Assert.Equal(exact, mean, 4 * error);
        Assert.All(scores, score => Assert.Equal(score.Value, score.Terms.Sum() + score.LatentTerm, 1e-11));
        Assert.All(scores, score => Assert.Equal(example.Length, score.Terms.Count));
    }

    [Fact]
    public void What_the_model_rules_out_has_an_infinite_score()
    {
        var (model, parameters) = Certain(bias: 200);
        var score = Assert.Single(model.Score(parameters, model.ExamplesFrom([1, 0]), Key.FromSeed(1)));
        Assert.Equal((double.PositiveInfinity, true, 0), (score.Value, score.IsBound, score.EffectiveDraws));
        Assert.Equal(double.PositiveInfinity, score.Terms[1]);
        Assert.Equal(0, score.Terms[0], 1e-6);
        Assert.Equal(score.Value, score.Terms.Sum() + score.LatentTerm);
    }

    [Fact]
    public void Where_all_weights_are_equal_there_is_no_error()
    {
        // p(x|z) is the same at every z and q is the prior; only the wide part of the proposal weighs otherwise.
        var (model, parameters) = Certain(bias: 200);
        var score = Assert.Single(model.Score(parameters, model.ExamplesFrom([1, 1]), Key.FromSeed(1)));
        Assert.Equal(0, score.Value, 4 * score.StandardError!.Value);
        Assert.InRange(score.StandardError.Value, 0, 0.1);
    }

    [Fact]
    public void Models_without_a_prior_or_a_likelihood_have_no_score_and_examples_must_fit()
    {
        var grey = Vae.ModelFrom(Spec(new Features(2, ValueDomain.UnitInterval), new DiagonalNormalLatent(1), new GreyCrossEntropy()));
        Refused<NotSupportedException>(grey, [0, 1], "its GreyCrossEntropy is not a likelihood");
        var points = Vae.ModelFrom(Spec(new Features(2), new DeterministicLatent(1), new NormalLikelihood(new FixedVariance(1))));
        Refused<NotSupportedException>(points, [0, 1], "its DeterministicLatent has no prior");
        var images = Vae.ModelFrom(
            new VaeSpec(
                Input: new Image(1, 2, Binarization: Binarization.Dynamic),
                Encoder: [new Flatten()],
                Latent: new DiagonalNormalLatent(1),
                Decoder: [],
                Likelihood: new BernoulliLikelihood()
            )
        );
        Refused<ArgumentException>(images, [0.5f, 1], "Binarize");
        var other = Vae.ModelFrom(Spec(new Features(3), new DiagonalNormalLatent(1), new NormalLikelihood(new FixedVariance(1))));
        Assert.Throws<ArgumentException>(() =>
            other.Score(other.Initialize(Key.FromSeed(1)), points.ExamplesFrom([0, 1]), Key.FromSeed(1))
        );
    }

    private static void Refused<TException>(IVaeModel model, float[] example, string cause)
        where TException : Exception =>
        Assert.Contains(
            cause,
            Assert
                .Throws<TException>(() => model.Score(model.Initialize(Key.FromSeed(1)), model.ExamplesFrom(example), Key.FromSeed(1)))
                .Message
        );

    // log p(x, z) and the width of a step, at each point of the grid.
    private static double[] Grid(IVaeModel model, ParameterVector parameters, float[] example)
    {
        var prior = PriorFamily.Of(model, parameters)!;
        var latents = model.LatentsFrom(Enumerable.Range(0, Steps).Select(i => (float)((2 * Far * i / (Steps - 1)) - Far)));
        var family = ReconstructionFamily.Of(model.Spec, parameters);
        var means = model.Decode(parameters, latents);
        return
        [
            .. Enumerable
                .Range(0, Steps)
                .Select(i =>
                    Math.Log(2 * Far / (Steps - 1))
                    + prior.LogDensity([latents[i].Span[0]])
                    + Enumerable
                        .Range(0, example.Length)
                        .Sum(column => family.Score(column, family.MeanGiven(column, means[i], example), example[column]))
                ),
        ];
    }

    private static VaeSpec Spec(Input input, Latent latent, Reconstruction likelihood) => new(input, [], latent, [], likelihood);

    // Weights of 0 but for the decoder's biases: every value is 1, whatever z is.
    private static (IVaeModel Model, ParameterVector Parameters) Certain(float bias)
    {
        var model = Vae.ModelFrom(Spec(new Features(2, ValueDomain.Binary), new DiagonalNormalLatent(1), new BernoulliLikelihood()));
        return (model, model.ParametersFrom([.. new float[model.Layout.ParameterCount - 2], bias, bias]));
    }
}
