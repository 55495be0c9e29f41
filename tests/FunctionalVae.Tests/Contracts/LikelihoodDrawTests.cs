namespace FunctionalVae.Tests.Model;

/// <summary>Draws x ~ p(x|z): the density that the objective scores, by noise that depends on the key and the row's number alone.</summary>
public sealed class LikelihoodDrawTests
{
    private static readonly Key Key = Key.FromSeed(3);

    /// <summary>Likelihoods, with σ of each of three dimensions; none for masses.</summary>
    public static TheoryData<Likelihood, double[]> Likelihoods =>
        new()
        {
            { new BernoulliLikelihood(), [] },
            { new CategoricalLikelihood(3), [] },
            { new PoissonLikelihood(), [] },
            { new NegativeBinomialLikelihood(new FixedDispersion(0.5)), [] },
            { new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: true)), [] },
            { new SquaredErrorLikelihood(), [1, 1, 1] },
            { new LaplaceLikelihood(new FixedVariance(0.25)), [0.5, 0.5, 0.5] },
            { new LaplaceLikelihood(new LearnedVariance(PerDimension: true)), [Sigma(1, 1e-4), Sigma(2, 1e-4), Sigma(3, 1e-4)] },
            { new StudentTLikelihood(new FixedVariance(0.25), new FixedDegrees(3)), [0.5, 0.5, 0.5] },
            {
                new StudentTLikelihood(new LearnedVariance(PerDimension: true), new FixedDegrees(3)),
                [Sigma(1, 1e-4), Sigma(2, 1e-4), Sigma(3, 1e-4)]
            },
            { new NormalLikelihood(new FixedVariance(0.25)), [0.5, 0.5, 0.5] },
            { new NormalLikelihood(new LearnedVariance(Floor: 0.01)), [Sigma(1, 0.01), Sigma(1, 0.01), Sigma(1, 0.01)] },
            { new NormalLikelihood(new LearnedVariance(PerDimension: true)), [Sigma(1, 1e-4), Sigma(2, 1e-4), Sigma(3, 1e-4)] },
        };

    [Fact]
    public void Every_likelihood_is_here() =>
        Assert.Equal(
            typeof(Likelihood)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Likelihood)) && type != typeof(ColumnLikelihoods))
                .OrderBy(type => type.Name),
            Likelihoods.Select(row => row[0].GetType()).Distinct().OrderBy(type => type.Name)
        );

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void A_draw_is_its_mean_moved_by_keyed_noise(Likelihood likelihood, double[] sigma)
    {
        var model = Model(likelihood);
        var parameters = Parameters(model);
        var latents = model.NoiseFrom(Key.FromSeed(2), 600);
        var (means, draws) = (model.Decode(parameters, latents), model.DrawExamples(parameters, latents, Key));
        Assert.Equal((means.Count, means.Width), (draws.Count, draws.Width));
        var noise = new float[3];
        for (var row = 0; row < draws.Count; row++)
        {
            StandardNormalNoise.Fill(Key, (uint)row, noise);
            for (var i = 0; i < noise.Length; i++)
            {
                var mean = means[row].Span[i];
                var uniform = Uniform.Open(Word(row, i));
                var expected =
                    likelihood is BernoulliLikelihood ? (uniform < mean ? 1 : 0)
                    : likelihood.GroupSize > 1 ? (Level(means[row].Span, Uniform.Open(Word(row, 0))) == i ? 1 : 0)
                    : sigma is [] ? Quantile((LikelihoodFamily)ReconstructionFamily.Of(model.Spec, parameters), i, mean, uniform)
                    : likelihood is StudentTLikelihood
                        ? (float)(mean + (sigma[i] * StudentOfThree(Uniform.Open(Word(row, 2 * i)), Uniform.Open(Word(row, (2 * i) + 1)))))
                    : likelihood is LaplaceLikelihood ? (float)(mean + (sigma[i] * Laplace(uniform)))
                    : (float)(mean + (sigma[i] * noise[i]));
                Assert.Equal(expected, draws[row].Span[i], sigma is [] ? 0 : 1e-6 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Some_rows_alone_have_the_draws_that_they_have_among_others(Likelihood likelihood, double[] sigma)
    {
        Assert.True(sigma.Length is 0 or 3);
        var model = Model(likelihood);
        var parameters = Parameters(model);
        var latents = model.NoiseFrom(Key.FromSeed(2), 600);
        var all = model.DrawExamples(parameters, latents, Key).Values.ToArray();
        foreach (var count in (int[])[1, 7, 256, 257, 511])
        {
            var some = model.LatentsFrom(latents.Values[..(2 * count)].ToArray());
            Assert.Equal(all[..(3 * count)], model.DrawExamples(parameters, some, Key).Values.ToArray());
        }

        var made = new float[8][];
        Parallel.For(0, made.Length, i => made[i] = model.DrawExamples(parameters, latents, Key).Values.ToArray());
        Assert.All(made, draws => Assert.Equal(all, draws));
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Samples_are_drawn_around_the_means_of_the_same_key(Likelihood likelihood, double[] sigma)
    {
        Assert.True(sigma.Length is 0 or 3);
        var model = Model(likelihood);
        var parameters = Parameters(model);
        var latents = model.DrawPrior(parameters, model.NoiseFrom(Key, 50));
        Assert.Equal(model.Decode(parameters, latents).Values.ToArray(), model.SampleMeans(parameters, 50, Key).Values.ToArray());
        var expected = model.DrawExamples(parameters, latents, Key.Child(0)).Values.ToArray();
        Assert.Equal(expected, model.Sample(parameters, 50, Key).Values.ToArray());
    }

    [Fact]
    public void Without_a_likelihood_there_is_nothing_to_draw_from_and_the_error_says_what_to_take()
    {
        var model = Model(new GreyCrossEntropy());
        var parameters = model.Initialize(Key);
        foreach (
            var draw in (Func<Batch>[])
                [() => model.Sample(parameters, 2, Key), () => model.DrawExamples(parameters, model.NoiseFrom(Key, 2), Key)]
        )
        {
            var problem = Assert.Throws<NotSupportedException>(draw);
            Assert.Equal(
                "DrawnVae is scored by GreyCrossEntropy, which is not a likelihood: there is no p(x|z) to draw from. Take the means, which SampleMeans and Decode give.",
                problem.Message
            );
        }

        Assert.Equal(2, model.SampleMeans(parameters, 2, Key).Count);
    }

    [Fact]
    public void A_latent_without_noise_has_draws_around_its_decoded_values()
    {
        var model = Vae.ModelFrom(Spec(new NormalLikelihood(new FixedVariance(4))) with { Latent = new DeterministicLatent(2) });
        var (parameters, latents) = (model.Initialize(Key), model.LatentsFrom([0, 1]));
        var (mean, draw) = (model.Decode(parameters, latents), model.DrawExamples(parameters, latents, Key));
        var noise = new float[3];
        StandardNormalNoise.Fill(Key, 0, noise);
        Assert.Equal(mean.Values.Span[2] + (2 * noise[2]), draw.Values.Span[2], 1e-6);
    }

    // The first level at which the means add up to the uniform number; theirs is 1 but for roundings.
    private static int Level(ReadOnlySpan<float> means, double uniform)
    {
        var (level, total) = (0, (double)means[0] + means[1] + means[2]);
        for (double sum = means[0]; sum < uniform * total; sum += means[level])
        {
            level++;
        }

        return level;
    }

    // The least count of which the masses of all up to it add up to the uniform number.
    private static float Quantile(LikelihoodFamily family, int column, double mean, double uniform)
    {
        var (x, sum) = (0, 0.0);
        while ((sum += Math.Exp(family.Score(column, mean, x))) < uniform)
        {
            x++;
        }

        return x;
    }

    private static double Sigma(double logScale, double floor) => Math.Sqrt(floor + Math.Exp(logScale));

    private static uint Word(int row, int i)
    {
        var block = Key.Words((uint)row, (uint)i / 4);
        return (i % 4) switch
        {
            0 => block.Word0,
            1 => block.Word1,
            2 => block.Word2,
            _ => block.Word3,
        };
    }

    private static IVaeModel Model(Reconstruction likelihood) => Vae.ModelFrom(Spec(likelihood), "DrawnVae");

    private static VaeSpec Spec(Reconstruction likelihood) =>
        new(
            new Features(
                3,
                likelihood switch
                {
                    BernoulliLikelihood => ValueDomain.Binary,
                    GreyCrossEntropy => ValueDomain.UnitInterval,
                    CategoricalLikelihood => ValueDomain.OneHot,
                    PoissonLikelihood or NegativeBinomialLikelihood => ValueDomain.Count,
                    _ => ValueDomain.Real,
                }
            ),
            [new Dense(4, Activation.Tanh)],
            new DiagonalNormalLatent(2),
            [new Dense(4, Activation.Tanh)],
            likelihood
        );

    // Trained variances of e, or of e, e² and e³, and the floor.
    private static ParameterVector Parameters(IVaeModel model)
    {
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        foreach (var tensor in model.Layout.Tensors.Where(tensor => tensor.Name is "likelihood.log_scale" or "likelihood.log_dispersion"))
        {
            for (var i = 0; i < tensor.Count; i++)
            {
                values[tensor.Offset + i] = i + 1;
            }
        }

        return model.ParametersFrom(values);
    }

    // Student's t with three degrees of freedom and variance 1, by a radius and an angle (Bailey 1994).
    private static double StudentOfThree(double u, double v) => Math.Sqrt(Math.Pow(u, -2 / 3.0) - 1) * Math.Cos(2 * Math.PI * v);

    // The quantile of the Laplace distribution with variance 1.
    private static double Laplace(double uniform) =>
        Math.Sqrt(0.5) * (uniform < 0.5 ? Math.Log(2 * uniform) : -Math.Log(2 - (2 * uniform)));
}
