using FunctionalVae.Probability;
using FunctionalVae.Shared;

namespace FunctionalVae.Tests.Execution;

/// <summary>The posterior predictive against the closed form of a linear model; what it depends on, and what is refused.</summary>
public sealed class PredictTests
{
    private static readonly Key Key = Key.FromSeed(21);

    [Fact]
    public void Of_a_linear_model_it_is_the_exact_normal()
    {
        const int draws = 256;
        ValueList<double> probabilities = [0.01, 0.25, 0.5, 0.975];
        var examples = LinearModel.Examples(200);
        var model = new LinearModel(shift: 0.4, width: 1.3);
        var predicted = LinearModel.Model.Predict(model.Parameters, examples, Key, new(draws, probabilities));
        var posteriors = LinearModel.Model.Encode(model.Parameters, examples);
        var weights = LinearModel.Exact.Weights.ToArray();
        var (distances, variances, ofMeans, quantiles) = (new List<double>(), new List<double>(), new List<double>(), new List<double>[4]);
        for (var row = 0; row < examples.Count; row++)
        {
            for (var j = 0; j < examples.Width; j++)
            {
                double[] z = [.. posteriors.Mean[row].ToArray().Select(value => (double)value)];
                var mean = LinearModel.Exact.Likelihood(RealVector.From(z)).Mean[j];
                var ofMean = Enumerable.Range(0, 2).Sum(i => weights[j, i] * weights[j, i] * Math.Exp(posteriors.LogVariance[row].Span[i]));
                var variance = ofMean + 0.3;
                distances.Add((predicted.Means[row].Span[j] - mean) / Math.Sqrt(predicted.VariancesOfMeans[row].Span[j] / draws));
                variances.Add(predicted.Variances[row].Span[j] / variance);
                ofMeans.Add(predicted.VariancesOfMeans[row].Span[j] / ofMean);
                foreach (var (q, p) in probabilities.Index())
                {
                    var exact = mean + (Math.Sqrt(variance) * NormalDistribution.Quantile(p));
                    (quantiles[q] ??= []).Add((predicted.Quantiles[q].Values[row].Span[j] - exact) / Math.Sqrt(variance));
                }
            }
        }

        Assert.Equal(probabilities, predicted.Quantiles.Select(quantile => quantile.Probability));
        // Values of one example share their two numbers of noise: 400 independent errors of 256 draws each.
        Assert.InRange(distances.Average(distance => distance * distance), 0.8, 1.2);
        Assert.InRange(variances.Average(), 0.99, 1.01);
        Assert.InRange(ofMeans.Average(), 0.98, 1.02);
        Assert.All(quantiles, values => Assert.InRange(values.Average(), -0.02, 0.02));
        Assert.All(quantiles, values => Assert.All(values, value => Assert.InRange(value, -0.5, 0.5)));
    }

    [Fact]
    public void It_stops_when_it_is_asked_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            LinearModel.Model.Predict(new LinearModel(0, 1).Parameters, LinearModel.Examples(3), Key, cancel: source.Token)
        );
    }

    [Fact]
    public void What_is_said_of_an_example_depends_on_it_the_key_and_its_number_alone()
    {
        var examples = LinearModel.Examples(40);
        var parameters = new LinearModel(0, 1).Parameters;
        var all = LinearModel.Model.Predict(parameters, examples, Key, new(8, [0.2], Threads: 1));
        var some = LinearModel.Model.Predict(parameters, examples.Take([.. Enumerable.Range(0, 19)]), Key, new(8, [0.2], Threads: 3));
        Assert.Equal(all.Means.Values.ToArray()[..(19 * 5)], some.Means.Values.ToArray());
        Assert.Equal(all.Variances.Values.ToArray()[..(19 * 5)], some.Variances.Values.ToArray());
        Assert.Equal(all.Quantiles[0].Values.Values.ToArray()[..(19 * 5)], some.Quantiles[0].Values.Values.ToArray());
        Assert.Equal(all.VariancesOfMeans.Values.ToArray()[..(19 * 5)], some.VariancesOfMeans.Values.ToArray());
        var others = examples.Take([.. Enumerable.Range(0, 40).Select(row => row == 33 ? 33 : 39 - row)]);
        Assert.Equal(all.Means[33].ToArray(), LinearModel.Model.Predict(parameters, others, Key, new(8, [0.2])).Means[33].ToArray());
        var other = LinearModel.Model.Predict(parameters, examples, Key.FromSeed(1), new(8, [0.2]));
        Assert.NotEqual(all.Means[3].ToArray(), other.Means[3].ToArray());
    }

    [Fact]
    public void Under_a_latent_without_noise_all_is_the_likelihoods()
    {
        var model = Vae.ModelFrom(
            new VaeSpec(new Features(3), [], new DeterministicLatent(2), [], new NormalLikelihood(new FixedVariance(0.25)))
        );
        var parameters = model.Initialize(Key);
        var examples = model.ExamplesFrom([1, 2, 3]);
        var predicted = model.Predict(parameters, examples, Key, new(Quantiles: [0.5]));
        Assert.Equal(
            model.Reconstruct(parameters, examples).Values.ToArray(),
            predicted.Means.Values.ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-6
        );
        Assert.All(predicted.VariancesOfMeans.Values.ToArray(), variance => Assert.Equal(0, variance, 1e-10));
        Assert.All(predicted.Variances.Values.ToArray(), variance => Assert.Equal(0.25, variance, 1e-6));
        Assert.Equal(predicted.Means.Values.ToArray(), predicted.Quantiles[0].Values.Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Senseless_options_and_models_without_a_likelihood_are_refused()
    {
        Refused("LatentDraws must be 2 or more", new(LatentDraws: 1));
        Refused("Threads must be 0 or more", new(Threads: -1));
        Refused("Quantiles must be probabilities from 0.000001 to 0.999999", new(Quantiles: [0.5, 1]));
        Refused("Quantiles must be probabilities from 0.000001 to 0.999999", new(Quantiles: [double.NaN]));
        var grey = Vae.ModelFrom(
            new VaeSpec(new Features(2, ValueDomain.UnitInterval), [], new DiagonalNormalLatent(1), [], new GreyCrossEntropy())
        );
        Assert.Contains(
            "there is no p(x|z)",
            Assert.Throws<NotSupportedException>(() => grey.Predict(grey.Initialize(Key), grey.ExamplesFrom([0, 1]), Key)).Message
        );

        static void Refused(string message, PredictOptions options) =>
            Assert.Contains(
                message,
                Assert
                    .Throws<ArgumentOutOfRangeException>(() =>
                        LinearModel.Model.Predict(new LinearModel(0, 1).Parameters, LinearModel.Examples(1), Key, options)
                    )
                    .Message
            );
    }
}
