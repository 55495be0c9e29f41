using FunctionalVae.Probability;
using FunctionalVae.Shared;

namespace FunctionalVae.Tests.Execution;

/// <summary>The posterior predictive against the mixture that it is: of what is decoded at draws of the posterior, value by value.</summary>
public sealed class PredictedMixtureTests
{
    private static readonly Key Key = Key.FromSeed(21);

    // Every likelihood of single values: what is said of the mixture is checked by its own distribution function and by draws.
    public static TheoryData<Reconstruction> Likelihoods =>
        [
            new NormalLikelihood(new FixedVariance(0.2)),
            new NormalLikelihood(new LearnedVariance(PerDimension: true)),
            new LaplaceLikelihood(new FixedVariance(0.2)),
            new StudentTLikelihood(new FixedVariance(0.2), new FixedDegrees(5)),
            new PoissonLikelihood(),
            new NegativeBinomialLikelihood(new FixedDispersion(0.5)),
            new BernoulliLikelihood(),
        ];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void It_is_the_mixture_of_what_is_decoded_at_draws_of_the_posterior(Reconstruction likelihood)
    {
        const int draws = 400;
        var (model, parameters) = Curved(likelihood);
        var examples = model.ExamplesFrom([0, 1, 1, 1, 0, 1]);
        ValueList<double> probabilities = [1e-6, 0.05, 0.37, 0.5, 0.9, 1 - 1e-6];
        var predicted = model.Predict(parameters, examples, Key, new(draws, probabilities));
        var posteriors = model.Encode(parameters, examples);
        var family = (LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters);
        for (var row = 0; row < examples.Count; row++)
        {
            var decoded = Decoded(model, parameters, posteriors, row, draws);
            for (var j = 0; j < examples.Width; j++)
            {
                double[] means = [.. decoded.Select(mean => (double)mean.Span[j])];
                var (mean, spread) = (means.Average(), means.Sum(one => Math.Pow(one - means.Average(), 2)) / (draws - 1));
                Assert.Equal(mean, predicted.Means[row].Span[j], 1e-5 * (1 + Math.Abs(mean)));
                Assert.Equal(spread, predicted.VariancesOfMeans[row].Span[j], 1e-5 * (1 + spread));
                var variance = spread + means.Average(one => family.Variance(j, one));
                Assert.Equal(variance, predicted.Variances[row].Span[j], 1e-5 * (1 + variance));
                foreach (var quantile in predicted.Quantiles)
                {
                    Holds(family, j, means, quantile.Probability, quantile.Values[row].Span[j]);
                }
            }
        }
    }

    // More than are decoded at once.
    [Fact]
    public void So_it_is_with_full_covariances_under_a_label_by_many_draws()
    {
        const int draws = 1500;
        var model = Vae.ModelFrom(
            new VaeSpec(
                new Features(3),
                [new Dense(4, Activation.Tanh)],
                new FullNormalLatent(2),
                [new Dense(5, Activation.Tanh)],
                new NormalLikelihood(new FixedVariance(0.2))
            )
            {
                Condition = new ClassCondition(3),
            }
        );
        var parameters = model.ParametersFrom(ModelAgreement.Parameters(model, Key).Values.ToArray().Select(value => 2 * value));
        var examples = model.WithLabels(model.ExamplesFrom([0, 1, 1, 1, 0, 1]), [2, 0]);
        var predicted = model.Predict(parameters, examples, Key, new(draws, [0.3]));
        var posteriors = model.Encode(parameters, examples);
        Assert.Equal([2, 0], predicted.Means.Labels);
        for (var row = 0; row < examples.Count; row++)
        {
            var factor = posteriors.Factor!;
            var repeated = new PosteriorBatch(
                Repeated(posteriors.Mean, row, draws),
                Repeated(posteriors.LogVariance, row, draws),
                new(Repeated(factor.LogVariance, row, draws), Repeated(factor.Lower, row, draws))
            );
            var latents = model.Draw(repeated, model.NoiseFrom(Key.Child((ulong)row), draws));
            var means = model.Decode(parameters, model.WithLabels(latents, [examples.Labels![row]]));
            for (var j = 0; j < examples.Width; j++)
            {
                var mean = Enumerable.Range(0, draws).Average(draw => (double)means[draw].Span[j]);
                Assert.Equal(mean, predicted.Means[row].Span[j], 1e-5);
            }
        }
    }

    [Fact]
    public void Where_a_value_overflows_nothing_is_said_of_it()
    {
        var (model, parameters) = Curved(new NormalLikelihood(new FixedVariance(1)));
        var far = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                parameters
                    .Values.Slice(tensor.Offset, tensor.Count)
                    .ToArray()
                    .Select(value => tensor.Name.StartsWith("likelihood", StringComparison.Ordinal) ? float.MaxValue : value)
            )
        );
        var predicted = model.Predict(far, model.ExamplesFrom([0, 1, 1]), Key, new(8));
        Assert.All(predicted.Means.Values.ToArray(), value => Assert.False(float.IsFinite(value)));
        Assert.All(predicted.Quantiles, quantile => Assert.All(quantile.Values.Values.ToArray(), value => Assert.True(float.IsNaN(value))));
    }

    [Fact]
    public void Its_variance_and_quantiles_are_those_of_draws_of_examples()
    {
        const int repeats = 20_000;
        foreach (
            var likelihood in (Reconstruction[])
                [
                    new StudentTLikelihood(new FixedVariance(0.2), new FixedDegrees(9)),
                    new NegativeBinomialLikelihood(new FixedDispersion(0.5)),
                ]
        )
        {
            var (model, parameters) = Curved(likelihood);
            var example = model.ExamplesFrom([0, 1, 1]);
            var predicted = model.Predict(parameters, example, Key, new(LatentDraws: 4096, [0.1, 0.8]));
            var posterior = model.Encode(
                parameters,
                model.ExamplesFrom(Enumerable.Repeat(example[0].ToArray(), repeats).SelectMany(x => x))
            );
            var latents = model.Draw(posterior, model.NoiseFrom(Key.FromSeed(5), repeats));
            var drawn = model.DrawExamples(parameters, latents, Key.FromSeed(6));
            for (var j = 0; j < example.Width; j++)
            {
                double[] values = [.. Enumerable.Range(0, repeats).Select(row => (double)drawn[row].Span[j]).Order()];
                var deviation = Math.Sqrt(predicted.Variances[0].Span[j]);
                Assert.InRange((values.Average() - predicted.Means[0].Span[j]) / deviation * Math.Sqrt(repeats), -5, 5);
                Assert.InRange(values.Average(x => Math.Pow(x - predicted.Means[0].Span[j], 2)) / predicted.Variances[0].Span[j], 0.9, 1.1);
                foreach (var quantile in predicted.Quantiles)
                {
                    var q = quantile.Values[0].Span[j];
                    Assert.True(
                        values.Count(x => x < q) <= (quantile.Probability + 0.015) * repeats,
                        $"{likelihood} {j} {quantile.Probability}"
                    );
                    Assert.True(
                        values.Count(x => x <= q) >= (quantile.Probability - 0.015) * repeats,
                        $"{likelihood} {j} {quantile.Probability}"
                    );
                }
            }
        }
    }

    [Fact]
    public void A_choice_has_its_probability_and_a_number_with_points_counts_where_it_is_none_of_them()
    {
        var table = new Table([new CategoryColumn("a", ["x", "y", "z"]), new NumberColumn("c", [0.0], MayBeMissing: true)]);
        var model = Vae.ModelFrom(
            new(
                table,
                [new Dense(4, Activation.Tanh)],
                new DiagonalNormalLatent(1),
                [new Dense(6, Activation.Tanh)],
                new ColumnLikelihoods()
            )
        );
        var parameters = model.ParametersFrom(ModelAgreement.Parameters(model, Key).Values.ToArray().Select(value => 3 * value));
        var example = new float[table.Layout.Width];
        (example[1], example[4], example[5]) = (1, 1, 0.7f);
        var examples = model.ExamplesFrom(example);
        var predicted = model.Predict(parameters, examples, Key, new(300, [0.3]));
        var decoded = Decoded(model, parameters, model.Encode(parameters, examples), 0, 300);
        foreach (var choice in (int[])[0, 1, 2, 3, 4])
        {
            var probability = decoded.Average(mean => mean.Span[choice]);
            Assert.Equal(probability, predicted.Means[0].Span[choice], 1e-6);
            Assert.Equal(probability, predicted.Quantiles[0].Values[0].Span[choice], 1e-6);
        }

        var total = decoded.Sum(mean => (double)mean.Span[4]);
        Assert.Equal(decoded.Sum(mean => mean.Span[4] * (double)mean.Span[5]) / total, predicted.Means[0].Span[5], 1e-6);
        var family = (LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters);
        // By the weights of reliability, of which draws that count alike are the usual case.
        var (mean, squares) = (predicted.Means[0].Span[5], decoded.Sum(one => Math.Pow(one.Span[4] / total, 2)));
        var spread = decoded.Sum(one => one.Span[4] / total * Math.Pow(one.Span[5] - (double)mean, 2)) / (1 - squares);
        Assert.Equal(spread, predicted.VariancesOfMeans[0].Span[5], 1e-5 * spread);
        Assert.Equal(spread + family.Variance(5, mean), predicted.Variances[0].Span[5], 1e-5);
        var below = decoded.Sum(mean => mean.Span[4] * family.Cumulative(5, mean.Span[5], predicted.Quantiles[0].Values[0].Span[5]));
        Assert.Equal(0.3, below / total, 1e-5);
        // Nothing is missing.
        Assert.Equal((0f, 0f, 0f), (predicted.Means[0].Span[6], predicted.Variances[0].Span[6], predicted.Quantiles[0].Values[0].Span[6]));
    }

    private static (IVaeModel Model, ParameterVector Parameters) Curved(Reconstruction likelihood)
    {
        var domain = likelihood switch
        {
            PoissonLikelihood or NegativeBinomialLikelihood => ValueDomain.Count,
            BernoulliLikelihood => ValueDomain.Binary,
            _ => ValueDomain.Real,
        };
        var model = Vae.ModelFrom(
            new VaeSpec(
                new Features(3, domain),
                [new Dense(4, Activation.Tanh)],
                new DiagonalNormalLatent(2),
                [new Dense(5, Activation.Tanh)],
                likelihood
            )
        );
        return (model, model.ParametersFrom(ModelAgreement.Parameters(model, Key).Values.ToArray().Select(value => 2 * value)));
    }

    private static List<ReadOnlyMemory<float>> Decoded(
        IVaeModel model,
        ParameterVector parameters,
        PosteriorBatch posteriors,
        int row,
        int draws
    )
    {
        var repeated = new PosteriorBatch(Repeated(posteriors.Mean, row, draws), Repeated(posteriors.LogVariance, row, draws));
        var means = model.Decode(parameters, model.Draw(repeated, model.NoiseFrom(Key.Child((ulong)row), draws)));
        return [.. Enumerable.Range(0, draws).Select(draw => means[draw])];
    }

    private static Batch Repeated(Batch batch, int row, int times) =>
        Batch.FromValues(batch.Width, Enumerable.Repeat(batch[row].ToArray(), times).SelectMany(values => values));

    // The least number with at least p below or at it, to the digits of a float32.
    private static void Holds(LikelihoodFamily family, int column, double[] means, double p, float quantile)
    {
        double Cumulative(double x) => means.Average(mean => family.Cumulative(column, mean, x));
        if (family.HasMass(column))
        {
            Assert.Equal(Math.Floor(quantile), quantile);
            Assert.InRange(Cumulative(quantile), p, 1);
            Assert.True(quantile == 0 || Cumulative(quantile - 1) < p);
            return;
        }

        var rounding = 1e-6 * (1 + Math.Abs(quantile));
        Assert.InRange(p, Cumulative(quantile - rounding), Cumulative(quantile + rounding));
    }
}
