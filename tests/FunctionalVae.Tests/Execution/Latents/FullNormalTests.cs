using FunctionalVae.Checkpoints;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Execution;

/// <summary>Posteriors with full covariances, against the multivariate normal of the mathematics and a model whose posterior is known.</summary>
public sealed class FullNormalTests
{
    private const int Latent = 3;
    private const double Variance = 0.5;
    private static readonly Key Key = Key.FromSeed(51);

    // Two latent dimensions whose posterior is correlated, as Wᵀ W is not diagonal.
    private static readonly ProbabilisticPca Linear = ProbabilisticPca.From(
        RealMatrix.From(
            new[,]
            {
                { 1.0, 0.8 },
                { 0.7, 0.5 },
                { -0.3, 0.4 },
            }
        ),
        [0.2, -0.1, 0.4],
        Variance
    );

    public static TheoryData<Prior> Priors => [new StandardNormalPrior(), new NormalPrior(2.5), new LearnedNormalPrior()];

    [Theory]
    [MemberData(nameof(Priors))]
    public void The_divergence_is_that_of_multivariate_normals(Prior prior)
    {
        var model = Model(new FullNormalLatent(Latent, prior));
        var parameters = Moved(model);
        var examples = Examples(model, 20);
        var family = PriorFamily.Of(model, parameters)!;
        var own = DiagonalNormal.FromLogVariance([.. family.Mean], [.. family.LogVariance]);
        var posteriors = model.Encode(parameters, examples);
        var terms = model.Terms(parameters, examples, model.NoiseFrom(Key.Child(1), examples.Count));
        for (var row = 0; row < examples.Count; row++)
        {
            var expected = KullbackLeibler.MultivariateToDiagonal(Distribution(posteriors, row), own);
            Assert.Equal(expected, terms[row].Kl, 2e-6 * expected);
            Assert.True(Math.Abs(posteriors.Factor![row, 2, 0]) > 1e-3);
        }
    }

    [Fact]
    public void Log_variances_are_those_of_each_dimension_by_itself()
    {
        var model = Model(new FullNormalLatent(Latent));
        var posteriors = model.Encode(Moved(model), Examples(model, 5));
        for (var row = 0; row < 5; row++)
        {
            var moments = Distribution(posteriors, row).Covariance;
            Assert.All(Enumerable.Range(0, Latent), i => Assert.Equal(Math.Log(moments[i, i]), posteriors.LogVariance[row].Span[i], 1e-6));
        }
    }

    [Fact]
    public void Draws_have_the_covariance_that_is_said()
    {
        const int count = 40_000;
        var model = Model(new FullNormalLatent(Latent));
        var parameters = Moved(model);
        var example = Examples(model, 1);
        var posteriors = model.Encode(parameters, example.Take([.. Enumerable.Repeat(0, count)]));
        var draws = model.Draw(posteriors, model.NoiseFrom(Key.Child(2), count));
        var distribution = Distribution(posteriors, 0);
        for (var i = 0; i < Latent; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double Centred(int row, int at) => draws[row].Span[at] - distribution.Mean[at];
                var found = Enumerable.Range(0, count).Average(row => Centred(row, i) * Centred(row, j));
                var covariance = distribution.Covariance;
                // Of the product of two normals, by Isserlis' formula.
                var deviation = Math.Sqrt(((covariance[i, i] * covariance[j, j]) + (covariance[i, j] * covariance[i, j])) / count);
                Assert.Equal(covariance[i, j], found, 4.5 * deviation);
            }
        }
    }

    [Fact]
    public void It_begins_as_the_model_with_diagonal_covariances()
    {
        var (full, diagonal) = (Model(new FullNormalLatent(Latent)), Model(new DiagonalNormalLatent(Latent)));
        var start = full.Initialize(Key);
        var same = diagonal.ParametersFrom(diagonal.Layout.Tensors.SelectMany(tensor => start.Tensor(tensor.Name).ToArray()));
        var examples = Examples(full, 9);
        var noise = full.NoiseFrom(Key.Child(1), 9);
        var (one, other) = (full.Encode(start, examples), diagonal.Encode(same, examples));
        Assert.Equal(other.Mean.Values.ToArray(), one.Mean.Values.ToArray());
        Assert.Equal(other.LogVariance.Values.ToArray(), one.LogVariance.Values.ToArray());
        Assert.All(one.Factor!.Lower.Values.ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(diagonal.Draw(other, noise).Values.ToArray(), full.Draw(one, noise).Values.ToArray());
        Assert.Equal(
            diagonal.Terms(same, examples, noise).Select(term => term.Reconstruction),
            full.Terms(start, examples, noise).Select(term => term.Reconstruction)
        );
        // And it does not stay there.
        var state = full.Step(full.Start(new(), Key), examples);
        Assert.All(state.Parameters.Tensor("posterior.factor.weight").ToArray(), value => Assert.NotEqual(0, value));
    }

    [Fact]
    public void In_a_linear_model_the_bound_is_the_likelihood_at_every_draw()
    {
        var (model, parameters) = Exact();
        var examples = Examples(model, 12);
        for (var draw = 0UL; draw < 5; draw++)
        {
            var terms = model.Terms(parameters, examples, model.NoiseFrom(Key.Child(draw), examples.Count));
            for (var row = 0; row < examples.Count; row++)
            {
                var exact = Linear.Marginal.LogProbability(Point(examples, row)).Nats;
                Assert.Equal(exact, terms[row].Reconstruction + terms[row].LogPriorRatio, 2e-5);
            }
        }

        // A diagonal covariance cannot: the test would see it.
        var point = Point(examples, 0);
        var best = Linear.Elbo(MultivariateNormal.FromDiagonal(Linear.BestDiagonal(point)), point);
        Assert.True(Linear.Marginal.LogProbability(point).Nats - best.Nats > 0.05);
    }

    [Fact]
    public void Scores_are_those_of_the_linear_model()
    {
        var (model, parameters) = Exact();
        var examples = Examples(model, 12);
        var scores = model.Score(parameters, examples, Key.Child(3), new ScoreOptions(Draws: 1024, MostDraws: 16384));
        for (var row = 0; row < examples.Count; row++)
        {
            var exact = -Linear.Marginal.LogProbability(Point(examples, row)).Nats;
            Assert.NotNull(scores[row].StandardError);
            Assert.Equal(exact, scores[row].Value, Math.Max(1e-4, 4.5 * scores[row].StandardError!.Value));
            Assert.True(scores[row].StandardError < 0.02);
        }
    }

    [Fact]
    public void The_posteriors_themselves_are_a_distribution_of_latents_and_are_read_from_their_file()
    {
        var model = Model(new FullNormalLatent(Latent));
        var parameters = Moved(model);
        var examples = Examples(model, 30);
        var latents = Assert.IsType<LatentPosteriors>(
            model.FitLatents(parameters, examples, Key.Child(4), new LatentFitOptions(Posteriors: true))
        );
        double[] z = [0.3, -0.8, 0.5];
        var mixture = Enumerable
            .Range(0, latents.Count)
            .Select(row => Distribution(latents.Posteriors, row).LogProbability([.. z]).Nats)
            .ToArray();
        Assert.Equal(SpecialFunctions.LogMeanExp(mixture), latents.LogProbability([.. z]).Nats, 1e-9);

        using var folder = new TemporaryFolder();
        var path = folder.File("latents.safetensors");
        LatentFile.Save(model, latents, path, parameters);
        Assert.Equal(latents, LatentFile.Load(model, path, parameters));
    }

    [Fact]
    public void A_flow_is_fitted_to_correlated_posteriors()
    {
        var model = Model(new FullNormalLatent(Latent));
        var parameters = Moved(model);
        var flow = model.FitLatents(
            parameters,
            Examples(model, 60),
            Key.Child(5),
            new LatentFitOptions(Flow: new FlowOptions(Couplings: 4, Units: 8, Steps: 40))
        );
        Assert.True(double.IsFinite(flow.LogProbability([0.1, 0.2, 0.3]).Nats));
    }

    [Fact]
    public void A_posterior_that_is_drawn_from_by_itself_has_its_covariance()
    {
        const int count = 40_000;
        var model = Model(new FullNormalLatent(Latent));
        var posterior = model.Encode(Moved(model), Examples(model, 1));
        var draws = LatentPosteriors.Of(posterior).Draw(Key.Child(9), count);
        var distribution = Distribution(posterior, 0);
        for (var i = 0; i < Latent; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (mean, covariance) = (distribution.Mean, distribution.Covariance);
                var found = Enumerable.Range(0, count).Average(row => (draws[row].Span[i] - mean[i]) * (draws[row].Span[j] - mean[j]));
                var deviation = Math.Sqrt(((covariance[i, i] * covariance[j, j]) + (covariance[i, j] * covariance[i, j])) / count);
                Assert.Equal(covariance[i, j], found, 4.5 * deviation);
            }
        }
    }

    // What a flow is fitted to: the draws by the same noise are those of before, moved and scaled.
    [Fact]
    public void Standardised_posteriors_have_standardised_draws()
    {
        var model = Model(new FullNormalLatent(Latent));
        var posteriors = model.Encode(Moved(model), Examples(model, 8));
        double[] mean = [0.4, -1.5, 0.2];
        double[] scale = [2.5, 0.3, 1.2];
        var heads = FlowFit.Standard(posteriors, [.. mean], [.. scale]);
        var standard = PosteriorBatch.FromHeads(Latent, heads.Width, heads.Values.ToArray());
        var noise = model.NoiseFrom(Key.Child(10), 8);
        var (before, after) = (model.Draw(posteriors, noise), model.Draw(standard, noise));
        for (var row = 0; row < 8; row++)
        {
            Assert.All(
                Enumerable.Range(0, Latent),
                i => Assert.Equal((before[row].Span[i] - mean[i]) / scale[i], after[row].Span[i], 2e-5)
            );
        }
    }

    [Fact]
    public void A_factor_that_does_not_fit_is_refused_in_words()
    {
        var (full, diagonal) = (Model(new FullNormalLatent(Latent)), Model(new DiagonalNormalLatent(Latent)));
        var posterior = full.Encode(full.Initialize(Key), Examples(full, 2));
        var noise = full.NoiseFrom(Key, 2);
        Assert.Contains(
            "have full covariances, and those of",
            Assert.Throws<ArgumentException>(() => diagonal.Draw(posterior, noise)).Message
        );
        var other = posterior with { Factor = posterior.Factor! with { Lower = new(new float[2], 1) } };
        Assert.Contains("factors of another shape", Assert.Throws<ArgumentException>(() => full.Draw(other, noise)).Message);
        // Without a factor it is a diagonal posterior, which is one of the family.
        Assert.Equal(
            diagonal.Draw(posterior with { Factor = null }, noise).Values.ToArray(),
            full.Draw(posterior with { Factor = null }, noise).Values.ToArray()
        );
    }

    [Fact]
    public void Log_variances_that_are_not_those_of_the_factor_are_refused_in_words()
    {
        var model = Model(new FullNormalLatent(Latent));
        var posterior = model.Encode(Moved(model), Examples(model, 2));
        var noise = model.NoiseFrom(Key, 2);
        var before = posterior.LogVariance.Values.ToArray();
        // By rounding they may differ, and what is not a number is that of the factor.
        var rounded = posterior with
        {
            LogVariance = new([.. before.Select(MathF.BitIncrement)], Latent),
        };
        Assert.Equal(model.Draw(posterior, noise).Values.ToArray(), model.Draw(rounded, noise).Values.ToArray());
        var broken = PosteriorBatch.FromHeads(Latent, 9, [.. Enumerable.Repeat(float.NaN, 18)]);
        Assert.All(model.Draw(broken, noise).Values.ToArray(), value => Assert.Equal(float.NaN, value));
        for (var at = 0; at < before.Length; at++)
        {
            float[] values = [.. before.Select((value, i) => i == at ? value + 0.001f : value)];
            var message = Assert
                .Throws<ArgumentException>(() => model.Draw(posterior with { LogVariance = new(values, Latent) }, noise))
                .Message;
            Assert.StartsWith(
                FormattableString.Invariant(
                    $"The log-variance of dimension {at % Latent} of posterior {at / Latent} is {values[at]}, and its factor gives {before[at]}"
                ),
                message,
                StringComparison.Ordinal
            );
            Assert.EndsWith(
                "Make both of one head by PosteriorBatch.FromHeads, or set Factor to null for diagonal covariances.",
                message,
                StringComparison.Ordinal
            );
        }

        // A factor of its own beside the old log-variances is the same fault.
        var lower = posterior.Factor! with
        {
            Lower = new([.. posterior.Factor!.Lower.Values.ToArray().Select(value => value + 1)], Latent),
        };
        Assert.Throws<ArgumentException>(() => model.Draw(posterior with { Factor = lower }, noise));
    }

    private static IVaeModel Model(Latent latent) =>
        Vae.ModelFrom(
            new(
                new Features(3),
                [new Dense(6, Activation.Tanh)],
                latent,
                [new Dense(5, Activation.Tanh)],
                new NormalLikelihood(new FixedVariance(Variance))
            )
        );

    // Encoder and decoder of probabilistic PCA: q(z|x) is the posterior itself.
    private static (IVaeModel Model, ParameterVector Parameters) Exact()
    {
        var model = Vae.ModelFrom(new(new Features(3), [], new FullNormalLatent(2), [], new NormalLikelihood(new FixedVariance(Variance))));
        var origin = Linear.Posterior([0, 0, 0]);
        double[][] slopes =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => Linear.Posterior([.. Enumerable.Range(0, 3).Select(j => i == j ? 1.0 : 0)]).Mean)
                .Select(mean => mean.Zip(origin.Mean, (one, zero) => one - zero).ToArray()),
        ];
        var factor = origin.Factor;
        return (
            model,
            model.ParametersFrom(
                model.Layout.Tensors.SelectMany(tensor =>
                    tensor.Name switch
                    {
                        "posterior.weight" => slopes.SelectMany(row => (float[])[(float)row[0], (float)row[1], 0, 0]),
                        "posterior.bias" =>
                        [
                            (float)origin.Mean[0],
                            (float)origin.Mean[1],
                            (float)(2 * Math.Log(factor[0, 0])),
                            (float)(2 * Math.Log(factor[1, 1])),
                        ],
                        "posterior.factor.bias" => [(float)factor[1, 0]],
                        "likelihood.weight" => Enumerable
                            .Range(0, 2)
                            .SelectMany(z => Enumerable.Range(0, 3).Select(x => (float)Linear.Weights[x, z])),
                        "likelihood.bias" => Linear.Mean.Select(value => (float)value),
                        _ => new float[tensor.Count],
                    }
                )
            )
        );
    }

    private static ParameterVector Moved(IVaeModel model)
    {
        var noise = new float[model.Layout.ParameterCount];
        StandardNormalNoise.Fill(Key.Child(7), 0, noise);
        return model.ParametersFrom(model.Initialize(Key).Values.ToArray().Zip(noise, (value, move) => value + (0.3f * move)));
    }

    private static Batch Examples(IVaeModel model, int count) =>
        model.ExamplesFrom(model.NoiseFrom(Key.Child(8), 2 * count).Values.ToArray().Take(3 * count));

    private static RealVector Point(Batch examples, int row) => [.. examples[row].ToArray().Select(value => (double)value)];

    private static MultivariateNormal Distribution(PosteriorBatch posteriors, int row)
    {
        var size = posteriors.Mean.Width;
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                factor[i, j] = posteriors.Factor![row, i, j];
            }
        }

        return MultivariateNormal.FromFactor([.. posteriors.Mean[row].ToArray().Select(value => (double)value)], RealMatrix.From(factor));
    }
}
