using FunctionalVae.Checkpoints;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>The mixture of the posteriors of examples, against the formula and in moments.</summary>
public sealed class LatentPosteriorsTests
{
    private const int Count = 40_000;
    private static readonly Key Key = Key.FromSeed(41);

    // Two latent dimensions: q(z|x) = N(2·x₀ + 1, e^(x₁/2)) in the first, N(−x₀, e^−1) in the second.
    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(new Features(2), [], new DiagonalNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
        "WideVae"
    );

    private static readonly float[][] Rows =
    [
        [0, 0],
        [1, 2],
        [-3, -4],
    ];

    // The same written with distributions, which share no code with it.
    private static readonly Mixture<RealVector, LogDensity> Truth = Mixture.Of<RealVector, LogDensity>(
        Categorical.FromLogits([0, 0, 0]),
        [.. Rows.Select(row => DiagonalNormal.FromDeviations([(2 * row[0]) + 1, -row[0]], [Math.Exp(row[1] / 4), Math.Exp(-0.5)]))]
    );

    [Fact]
    public void Its_density_is_that_of_the_posteriors_with_equal_weights()
    {
        var latents = Kept(Rows);
        Assert.Equal((3, 2), (latents.Count, latents.Size));
        foreach (
            var z in (RealVector[])
                [
                    [0, 0],
                    [1, -0.2],
                    [-5, 3],
                    [40, 40],
                    [3, -1],
                ]
        )
        {
            var expected = Truth.LogProbability(z).Nats;
            Assert.Equal(expected, latents.LogProbability(z).Nats, 1e-6 * Math.Abs(expected));
        }
    }

    [Fact]
    public void One_posterior_twice_is_that_posterior_and_far_away_the_density_keeps_its_logarithm()
    {
        var two = Posteriors(1, [5, 5], [-2, -2]);
        var expected = -0.5 * (Math.Log(2 * Math.PI) - 2 + (1e8 * Math.Exp(2)));
        Assert.Equal(expected, two.LogProbability([10_005]).Nats, 1e-6);
    }

    [Fact]
    public void Its_density_integrates_to_one()
    {
        var latents = Posteriors(1, [-1, 0.5f, 4], [-3, 1, 0]);
        const double Step = 1e-3;
        var sum = Enumerable.Range(-20_000, 40_001).Sum(i => Math.Exp(latents.LogProbability([i * Step]).Nats)) * Step;
        Assert.Equal(1, sum, 1e-9);
    }

    [Fact]
    public void Draws_have_the_moments_of_the_mixture()
    {
        var draws = Kept(Rows).Draw(Key, Count);
        var (mean, covariance) = (Mixture.MeanVector(Truth), Mixture.Covariance(Truth));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(mean[i], Mean(z => z[i]), 5 * Error(z => z[i]));
            for (var j = 0; j < 2; j++)
            {
                Assert.Equal(covariance[i, j], Mean(Product), 5 * Error(Product));

                double Product(float[] z) => (z[i] - mean[i]) * (z[j] - mean[j]);
            }
        }

        double Mean(Func<float[], double> value) => Enumerable.Range(0, Count).Average(row => value(draws[row].ToArray()));

        double Error(Func<float[], double> value)
        {
            var centre = Mean(value);
            return Math.Sqrt(Mean(z => Math.Pow(value(z) - centre, 2)) / Count);
        }
    }

    [Fact]
    public void Draws_lie_at_the_posteriors_each_as_often_and_depend_on_key_and_number_alone()
    {
        // So narrow that each draw is at its mean.
        const int Examples = 7;
        var latents = Posteriors(
            2,
            [.. Enumerable.Range(0, 2 * Examples).Select(i => (float)i)],
            [.. Enumerable.Repeat(-30f, 2 * Examples)]
        );
        var draws = latents.Draw(Key, 7000);
        var rows = Enumerable.Range(0, draws.Count).Select(row => draws[row].ToArray()).ToList();
        Assert.All(
            rows,
            z => Assert.Equal([2 * MathF.Round(z[0] / 2), (2 * MathF.Round(z[0] / 2)) + 1], z, (a, b) => Math.Abs(a - b) < 1e-5)
        );
        Assert.All(
            Enumerable.Range(0, Examples),
            example => Assert.InRange(rows.Count(z => Math.Abs(z[0] - (2 * example)) < 1e-3), 1000 - 150, 1000 + 150)
        );
        var few = latents.Draw(Key, 50).Values.ToArray();
        Assert.Equal(draws.Values[..100].ToArray(), few);
        Assert.NotEqual(few, latents.Draw(Key.Child(0), 50).Values.ToArray());
    }

    [Fact]
    public void Samples_are_decoded_at_its_draws()
    {
        var (parameters, latents) = (Parameters(), Kept(Rows));
        var z = latents.Draw(Key.Child(1), 40);
        Assert.Equal(Model.Decode(parameters, z).Values.ToArray(), Model.SampleMeans(parameters, 40, Key, latents).Values.ToArray());
        Assert.NotEqual(Model.Sample(parameters, 40, Key).Values.ToArray(), Model.Sample(parameters, 40, Key, latents).Values.ToArray());
    }

    [Fact]
    public void It_keeps_what_the_encoder_gives_at_any_number_of_threads_and_a_part_of_many_by_key()
    {
        var (parameters, examples) = (Parameters(), Model.ExamplesFrom(Enumerable.Range(0, 800).Select(i => (float)Math.Sin(i))));
        var all = Kept(examples, new(Posteriors: true, Threads: 1));
        Assert.Equal(all, Kept(examples, new(Posteriors: true, Threads: 3)));
        var encoded = Model.Encode(parameters, examples);
        Assert.Equal(
            encoded.Mean.Values.ToArray().Zip(encoded.LogVariance.Values.ToArray()).Order(),
            all.Posteriors.Mean.Values.ToArray().Zip(all.Posteriors.LogVariance.Values.ToArray()).Order()
        );

        var part = Kept(examples, new(Posteriors: true, MostExamples: 50));
        Assert.Equal(50, part.Count);
        Assert.NotEqual(encoded.Mean.Values[..100].ToArray(), part.Posteriors.Mean.Values.ToArray());
        Assert.NotEqual<LatentDistribution>(
            part,
            Model.FitLatents(parameters, examples, Key.Child(1), new(Posteriors: true, MostExamples: 50))
        );
    }

    [Fact]
    public void It_comes_back_from_a_file_as_the_same()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(LatentFile.FileName);
        var latents = Kept(Rows);
        LatentFile.Save(Model, latents, file);
        var loaded = Assert.IsType<LatentPosteriors>(LatentFile.Load(Model, file));
        Assert.Equal(latents, loaded);
        Assert.Equal("the posteriors of 3 examples, of 2 dimensions", loaded.ToString());
        Assert.Equal(latents.Draw(Key, 50).Values.ToArray(), loaded.Draw(Key, 50).Values.ToArray());

        var contents = SafeTensors.Read(file);
        Refused(contents with { Tensors = [contents.Tensors[1]] }, "it has no tensor means");
        Refused(contents with { Tensors = [contents.Tensors[0]] }, "it has no tensor log_variances");
        Refused(
            contents with
            {
                Tensors = [contents.Tensors[0], new("log_variances", [2], (float[])[0, 0])],
            },
            "do not fit 2 latent dimensions"
        );
        Refused(
            contents with
            {
                Tensors = [new("means", [3], (float[])[0, 0, 0]), new("log_variances", [3], (float[])[0, 0, 0])],
            },
            "do not fit 2"
        );
        Refused(contents with { Tensors = [new("means", [0, 2], (float[])[]), new("log_variances", [0, 2], (float[])[])] }, "do not fit 2");
        Refused(
            contents with
            {
                Tensors = [new("means", [1, 2], (float[])[0, 0]), new("log_variances", [1, 2], (float[])[0, float.NaN])],
            },
            "not finite"
        );

        void Refused(SafeTensors damaged, string message)
        {
            SafeTensors.Write(file, damaged);
            var problem = Assert.Throws<CheckpointException>(() => LatentFile.Load(Model, file)).Message;
            Assert.Contains(message, problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_has_no_density_or_is_of_two_kinds_is_refused()
    {
        var examples = Model.ExamplesFrom(Rows.SelectMany(row => row));
        var plain = Vae.ModelFrom(Model.Spec with { Latent = new DeterministicLatent(2) });
        var points = Assert.Throws<ArgumentException>(() => plain.FitLatents(plain.Initialize(Key), examples, Key, new(Posteriors: true)));
        Assert.Contains("a mixture of points has no density", points.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Posteriors(1, [float.PositiveInfinity], [0]));
        Assert.Throws<ArgumentException>(() => Posteriors(1, [0, 0], [0, float.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => Posteriors(1, [0, 0], [0]));
        Assert.Throws<ArgumentException>(() => Kept(Rows).LogProbability([1, 2, 3]));

        Contradiction(new(Posteriors: true, Flow: new()), "Flow and Posteriors are");
        Contradiction(new(Posteriors: true, Components: 2), "Components and Posteriors are");
        Contradiction(new(Components: 2, Flow: new()), "Components and Flow are");
        Assert.Throws<OperationCanceledException>(() =>
            Model.FitLatents(Parameters(), examples, Key, new(Posteriors: true), cancel: new CancellationToken(canceled: true))
        );
        var wide = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(3) });
        Assert.ThrowsAny<ArgumentException>(() => wide.Sample(wide.Initialize(Key), 5, Key, Kept(Rows)));

        void Contradiction(LatentFitOptions options, string message) =>
            Assert.Contains(
                message,
                Assert.Throws<ArgumentException>(() => Model.FitLatents(Parameters(), examples, Key, options)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void The_gap_to_the_prior_is_no_more_than_the_divergence()
    {
        // Where the posteriors of others than those that are kept are the same few, the mixture is the aggregate posterior, and the gap its divergence.
        var parameters = Parameters();
        var examples = Model.ExamplesFrom(Enumerable.Range(0, 6000).SelectMany(i => Rows[i % 3]));
        var gap = PriorGap.Of(Model, parameters, Kept(Rows), examples, Key);
        var prior = DiagonalNormal.FromDeviations([0, 0], [1, 1]);
        var terms = Enumerable
            .Range(0, 6000)
            .Select(i => Truth.Sample(Key.Child(9).Child((ulong)i)))
            .Select(z => Truth.LogProbability(z).Nats - prior.LogProbability(z).Nats)
            .ToList();
        Assert.Equal(terms.Average(), gap.Value, 7 * gap.Error);
        Assert.True(gap.Value > 20 * gap.Error, $"{gap}");
    }

    private static LatentPosteriors Posteriors(int size, float[] means, float[] logVariances) =>
        LatentPosteriors.Of(new(Batch.FromValues(size, means), Batch.FromValues(size, logVariances)));

    private static LatentPosteriors Kept(float[][] rows) => Kept(Model.ExamplesFrom(rows.SelectMany(row => row)), new(Posteriors: true));

    private static LatentPosteriors Kept(Batch examples, LatentFitOptions options) =>
        Assert.IsType<LatentPosteriors>(Model.FitLatents(Parameters(), examples, Key, options));

    private static ParameterVector Parameters() =>
        Model.ParametersFrom(
            Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    // [inputs, 2·latent]: the means' columns, then those of the log-variances.
                    "posterior.weight" => (float[])[2, -1, 0, 0, 0, 0, 0.5f, 0],
                    "posterior.bias" => [1, 0, 0, -1],
                    _ => Enumerable.Range(0, tensor.Count).Select(i => 0.5f + (0.25f * i)),
                }
            )
        );
}
