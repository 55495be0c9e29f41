using FunctionalVae.Interpreter;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests;

public class ImportanceWeightedEstimateTests
{
    // More than one chunk, and a last one that is short.
    private const int Count = 600;

    private static readonly Key Root = Key.FromSeed(11);

    private static readonly IVaeModel Model = InterpretedModel.Of(
        new VaeSpec(
            Input: new Features(2),
            Encoder: [new Dense(4, Activation.Tanh)],
            Latent: new DiagonalNormalLatent(2),
            Decoder: [],
            Likelihood: new NormalLikelihood(new FixedVariance(0.25))
        )
    );

    private static readonly ParameterVector Parameters = Model.Initialize(Root);

    private static readonly Batch Rows = Model.ExamplesFrom(Enumerable.Range(0, 2 * Count).Select(i => (i % 17 / 8f) - 1));

    // More draws than are weighed at once, and a last group that is short.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(70)]
    public void It_is_the_bound_of_the_weights_of_the_draws(int draws)
    {
        var weights = Weights(draws);
        var estimate = Estimate(draws);
        Assert.Equal(weights.Average(EvidenceBounds.Iwae), estimate.Value, 1e-12);
        Assert.Equal(weights.Average(one => one.EffectiveSampleSize), estimate.EffectiveDraws, 1e-9);
        Assert.Equal(draws, estimate.Draws);
    }

    [Fact]
    public void It_lies_between_the_mean_log_weight_of_its_draws_and_the_evidence()
    {
        var (few, many) = (Estimate(4).Value, Estimate(512).Value);
        Assert.True(Weights(4).Average(one => EvidenceBounds.Elbo(one).Nats) < few);
        Assert.True(few < many);
        // A linear decoder: p(x) is a normal density that is known exactly.
        Assert.Equal(Evidence(), many, 0.02);
    }

    [Fact]
    public void The_result_has_the_same_bits_at_any_thread_count()
    {
        var one = ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root, draws: 5, threads: 1);
        Assert.Equal(one, ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root, draws: 5, threads: 3));
        Assert.NotEqual(one, ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root.Child(0), draws: 5));
    }

    [Fact]
    public void All_draws_look_at_the_same_binary_example()
    {
        var model = InterpretedModel.Of(
            new VaeSpec(
                Input: new Image(1, 2, Binarization: Binarization.Dynamic),
                Encoder: [new Flatten()],
                Latent: new DiagonalNormalLatent(1),
                Decoder: [],
                Likelihood: new BernoulliLikelihood()
            )
        );
        // With weights of 0 but for the decoder's biases, p(x|z) is the same at every z and q is the prior: all draws weigh alike.
        var parameters = new ParameterVector([.. new float[model.Layout.ParameterCount - 1], 3f], model.Layout);
        var grey = model.ExamplesFrom(Enumerable.Repeat(0.5f, 2 * Count));
        Assert.Equal(9, ObjectiveEstimator.ImportanceWeighted(model, parameters, grey, Root, draws: 9).EffectiveDraws, 1e-9);
    }

    [Theory]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity }, double.NegativeInfinity, 0)]
    [InlineData(new[] { double.NegativeInfinity, -3.0 }, -3, 1)]
    [InlineData(new[] { -900.0, 900.0 }, 900, 1)]
    [InlineData(new[] { 900.0, -900.0 }, 900, 1)]
    [InlineData(new[] { -900.0, -900.0 }, -900 + 0.6931471805599453, 2)]
    [InlineData(new[] { 0.0, double.NaN }, double.NaN, double.NaN)]
    [InlineData(new[] { double.NaN, 0.0 }, double.NaN, double.NaN)]
    [InlineData(new[] { double.NaN }, double.NaN, double.NaN)]
    public void Weights_far_apart_or_0_are_summed(double[] logs, double log, double effective)
    {
        var sum = new WeightSum();
        foreach (var one in logs)
        {
            sum.Add(one);
        }

        Assert.Equal((log, effective), (sum.Log, sum.Effective));
    }

    [Theory]
    [InlineData(false, "scored by GreyCrossEntropy, which is not a likelihood")]
    [InlineData(true, "its latent variable has no prior")]
    public void Without_an_evidence_lower_bound_there_is_none(bool hasLikelihood, string cause)
    {
        var other = InterpretedModel.Of(
            Model.Spec with
            {
                Input = hasLikelihood ? Model.Spec.Input : new Features(2, ValueDomain.UnitInterval),
                Latent = hasLikelihood ? new DeterministicLatent(2) : Model.Spec.Latent,
                Likelihood = hasLikelihood ? Model.Spec.Likelihood : new GreyCrossEntropy(),
            }
        );
        var problem = Assert.Throws<ArgumentException>(() =>
            ObjectiveEstimator.ImportanceWeighted(other, other.Initialize(Root), other.ExamplesFrom([0, 1]), Root)
        );
        Assert.Contains(cause, problem.Message);
    }

    [Fact]
    public void Senseless_counts_are_refused_and_it_can_be_stopped()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root, threads: -1));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root, cancel: source.Token)
        );
    }

    private static ImportanceWeightedEstimate Estimate(int draws) =>
        ObjectiveEstimator.ImportanceWeighted(Model, Parameters, Rows, Root, draws);

    // Of each example the weights of its draws, by the noise that the estimator is said to take.
    private static IReadOnlyList<ImportanceWeights> Weights(int draws)
    {
        var logs = Enumerable.Range(0, Count).Select(_ => new List<double>()).ToList();
        for (var draw = 0; draw < draws; draw++)
        {
            for (var start = 0; start < Count; start += 512)
            {
                var numbers = Enumerable.Range(start, Math.Min(512, Count - start)).ToArray();
                var noise = Model.NoiseFrom(Root.Child(1).Child((ulong)draw).Child((ulong)(start / 512)), numbers.Length);
                var terms = Model.Terms(Parameters, Rows.Take([.. numbers]), noise);
                for (var i = 0; i < numbers.Length; i++)
                {
                    logs[start + i].Add(terms[i].LogWeight);
                }
            }
        }

        return [.. logs.Select(one => ImportanceWeights.FromLogs(RealVector.From(one)))];
    }

    // x = zW + b + noise: N(b, WᵀW + ¼ I).
    private static double Evidence()
    {
        var zero = Model.Decode(Parameters, Model.LatentsFrom([0, 0]))[0].ToArray();
        var unit = Model.Decode(Parameters, Model.LatentsFrom([1, 0, 0, 1]));
        double W(int latent, int value) => unit[latent].Span[value] - zero[value];
        double Covariance(int i, int j) => (W(0, i) * W(0, j)) + (W(1, i) * W(1, j)) + (i == j ? 0.25 : 0);
        var marginal = MultivariateNormal.FromCovariance(
            [zero[0], zero[1]],
            RealMatrix.FromRows([
                [Covariance(0, 0), Covariance(0, 1)],
                [Covariance(1, 0), Covariance(1, 1)],
            ])
        );
        return Enumerable.Range(0, Count).Average(i => marginal.LogProbability([Rows[i].Span[0], Rows[i].Span[1]]).Nats);
    }
}
