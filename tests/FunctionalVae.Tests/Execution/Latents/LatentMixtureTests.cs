using FunctionalVae.Checkpoints;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>Latent vectors that are fitted after training, against a linear encoder whose aggregate posterior is a normal in closed form.</summary>
public sealed class LatentMixtureTests
{
    private const int Count = 20_000;
    private static readonly Key Key = Key.FromSeed(31);

    // q(z|x) = N(A·x + b, diag e^ℓ) of x ~ N(0, I): the aggregate posterior is N(b, A·Aᵀ + diag e^ℓ).
    private static readonly double[][] A =
    [
        [1, 0.5, -1],
        [0.25, -2, 0],
    ];
    private static readonly double[] B = [3, -1];
    private static readonly double[] LogVariance = [-1, 0.5];

    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(new Features(3), [], new DiagonalNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
        "LinearVae"
    );

    [Fact]
    public void Of_a_linear_encoder_it_is_the_aggregate_posterior_within_its_error()
    {
        var normal = Fitted(Examples(Count), new(Components: 1)).At(0);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(B[i], normal.Mean[i], 5 * Math.Sqrt(Covariance(i, i) / Count));
            for (var j = 0; j < 2; j++)
            {
                var error = Math.Sqrt(((Covariance(i, i) * Covariance(j, j)) + (Covariance(i, j) * Covariance(i, j))) / Count);
                Assert.Equal(Covariance(i, j), normal.Covariance[i, j], 5 * error);
            }
        }
    }

    [Fact]
    public void Draws_have_the_moments_of_the_mixture()
    {
        var latents = Fitted(Examples(2000), new(Components: 5));
        Assert.Equal(5, latents.Components);
        var draws = latents.Draw(Key, Count);
        var (mean, covariance) = (Mixture.MeanVector(latents.Distribution), Mixture.Covariance(latents.Distribution));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(mean[i], Mean(draws, z => z[i]), 5 * Math.Sqrt(covariance[i, i] / Count));
            for (var j = 0; j < 2; j++)
            {
                // Near a normal, whose fourth moments say how far this may be.
                var error = Math.Sqrt(((covariance[i, i] * covariance[j, j]) + (covariance[i, j] * covariance[i, j])) / Count);
                Assert.Equal(covariance[i, j], Mean(draws, z => (z[i] - mean[i]) * (z[j] - mean[j])), 6 * error);
            }
        }

        Assert.Equal(draws.Values[..200].ToArray(), latents.Draw(Key, 100).Values.ToArray());
        Assert.NotEqual(draws.Values[..200].ToArray(), latents.Draw(Key.Child(0), 100).Values.ToArray());
    }

    [Fact]
    public void Samples_are_drawn_at_its_draws()
    {
        var parameters = Parameters();
        var latents = Model.FitLatents(parameters, Examples(500), Key);
        var z = latents.Draw(Key.Child(1), 40);
        Assert.Equal(Model.Decode(parameters, z).Values.ToArray(), Model.SampleMeans(parameters, 40, Key, latents).Values.ToArray());
        Assert.Equal(
            Model.DrawExamples(parameters, z, Key.Child(0)).Values.ToArray(),
            Model.Sample(parameters, 40, Key, latents).Values.ToArray()
        );
        Assert.NotEqual(Model.Sample(parameters, 40, Key).Values.ToArray(), Model.Sample(parameters, 40, Key, latents).Values.ToArray());
    }

    [Fact]
    public void It_is_the_same_at_any_number_of_threads_and_by_another_key_another()
    {
        var (parameters, examples) = (Parameters(), Examples(900));
        var one = Fitted(examples, new(Threads: 1));
        Assert.Equal(9, one.Components);
        Assert.Equal(one, Model.FitLatents(parameters, examples, Key, new(Threads: 3)));
        Assert.NotEqual(one, Model.FitLatents(parameters, examples, Key.Child(1), new(Threads: 1)));
        // A part of the examples, and as many normals as go with it.
        Assert.Equal(3, Fitted(examples, new(MostExamples: 300)).Components);
    }

    [Fact]
    public void A_part_of_the_examples_is_chosen_from_all_of_them()
    {
        // Posterior means of one half lie at b, of the other at b + 20·A's first column: of the part about a half is of each.
        const int Part = 400;
        var examples = Model.ExamplesFrom(Enumerable.Range(0, 2000).SelectMany(row => (float[])[row < 1000 ? 0 : 20, 0, 0]));
        var normal = Fitted(examples, new(Components: 1, MostExamples: Part)).At(0);
        for (var i = 0; i < 2; i++)
        {
            var deviation = Math.Sqrt((100 * A[i][0] * A[i][0]) + Math.Exp(LogVariance[i]));
            Assert.Equal(B[i] + (10 * A[i][0]), normal.Mean[i], 5 * deviation / Math.Sqrt(Part));
        }
    }

    [Fact]
    public void It_comes_back_from_a_file_as_the_same()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(LatentFile.FileName);
        var latents = Model.FitLatents(Parameters(), Examples(300), Key);
        LatentFile.Save(Model, latents, file);
        Assert.Equal(latents, LatentFile.Load(Model, file));

        var contents = SafeTensors.Read(file);
        foreach (
            var (damaged, message) in (ReadOnlySpan<(SafeTensors, string)>)
                [
                    (contents with { Tensors = [.. contents.Tensors.Skip(1)] }, "it has no tensor logits"),
                    (
                        contents with
                        {
                            Tensors = [contents.Tensors[0], new("means", [1], new float[1]), contents.Tensors[2]],
                        },
                        "do not fit 2"
                    ),
                    (
                        contents with
                        {
                            Tensors = [.. contents.Tensors.Take(2), new("factors", [3, 2, 2], new float[12])],
                        },
                        "it must be a positive finite number"
                    ),
                    (contents with { Metadata = new Dictionary<string, string>() }, "functionalvae.latents.1"),
                ]
        )
        {
            SafeTensors.Write(file, damaged);
            var said = Assert.Throws<CheckpointException>(() => LatentFile.Load(Model, file)).Message;
            Assert.Contains(message, said, StringComparison.Ordinal);
            Assert.DoesNotContain("(Parameter", said, StringComparison.Ordinal);
        }

        LatentFile.Save(Model, latents, file);
        var other = Vae.ModelFrom(Model.Spec with { Objective = new EvidenceLowerBound(2) });
        Assert.Contains(
            "another specification",
            Assert.Throws<CheckpointException>(() => LatentFile.Load(other, file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_cannot_be_fitted_or_drawn_is_refused()
    {
        var parameters = Parameters();
        var few = Assert.Throws<ArgumentException>(() => Model.FitLatents(parameters, Examples(2), Key));
        Assert.Equal("2 examples are too few: a mixture of 1 normal of the 2 latent dimensions of LinearVae takes 3 or more.", few.Message);
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(Components: 51)));
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(Components: 0)));
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(MostExamples: 0)));
        Assert.ThrowsAny<ArgumentException>(() => Model.FitLatents(parameters, Examples(50), Key, new(Threads: -1)));
        Assert.Throws<OperationCanceledException>(() =>
            Model.FitLatents(parameters, Examples(50), Key, cancel: new CancellationToken(canceled: true))
        );
        var wide = Vae.ModelFrom(Model.Spec with { Latent = new DiagonalNormalLatent(3) });
        var latents = Model.FitLatents(parameters, Examples(50), Key);
        Assert.ThrowsAny<ArgumentException>(() => wide.Sample(wide.Initialize(Key), 5, Key, latents));
        var line = Mixture.Of<RealVector, LogDensity>(Categorical.FromLogits([0]), [DiagonalNormal.FromDeviations([0], [1])]);
        Assert.ThrowsAny<ArgumentException>(() => LatentMixture.Of(line));
    }

    [Fact]
    public void Without_noise_and_prior_means_can_be_drawn()
    {
        var plain = Vae.ModelFrom(Model.Spec with { Latent = new DeterministicLatent(2) });
        var parameters = plain.Initialize(Key);
        var latents = plain.FitLatents(parameters, Examples(200), Key);
        Assert.Throws<NotSupportedException>(() => plain.SampleMeans(parameters, 3, Key));
        Assert.Equal(3, plain.SampleMeans(parameters, 3, Key, latents).Count);
    }

    private static LatentMixture Fitted(Batch examples, LatentFitOptions options) =>
        Assert.IsType<LatentMixture>(Model.FitLatents(Parameters(), examples, Key, options));

    private static double Covariance(int i, int j) => A[i].Zip(A[j], (a, b) => a * b).Sum() + (i == j ? Math.Exp(LogVariance[i]) : 0);

    private static double Mean(Batch draws, Func<float[], double> value) =>
        Enumerable.Range(0, draws.Count).Average(row => value(draws[row].ToArray()));

    private static Batch Examples(int count) =>
        Model.ExamplesFrom(
            Enumerable
                .Range(0, count)
                .SelectMany(row =>
                {
                    var values = new float[3];
                    StandardNormalNoise.Fill(Key.Child(7), (uint)row, values);
                    return values;
                })
        );

    private static ParameterVector Parameters() =>
        Model.ParametersFrom(
            Model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    // [inputs, 2·latent]: the means' columns, then those of the log-variances.
                    "posterior.weight" => Enumerable.Range(0, 3).SelectMany(x => (float[])[(float)A[0][x], (float)A[1][x], 0, 0]),
                    "posterior.bias" => [(float)B[0], (float)B[1], (float)LogVariance[0], (float)LogVariance[1]],
                    _ => Enumerable.Range(0, tensor.Count).Select(i => 0.5f + (0.25f * i)),
                }
            )
        );
}
