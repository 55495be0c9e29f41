namespace FunctionalVae.Tests.Execution;

/// <summary>Every prior has a family, and what a family says of one distribution agrees with itself and with the model's terms.</summary>
public sealed class PriorFamilyTests
{
    private const double Far = 14;
    private const int Steps = 400;

    private static readonly Prior[] All =
    [
        new StandardNormalPrior(),
        new NormalPrior(2.5),
        new LearnedNormalPrior(),
        new MixturePrior(1),
        new MixturePrior(3),
        new VampPrior(1),
        new VampPrior(3),
        new UniformPrior(-7, 3.5),
        new FlowPrior(2, 4),
    ];

    /// <summary>Every prior of the vocabulary.</summary>
    public static TheoryData<Prior> Priors => [.. All];

    /// <summary>Those whose draws reach as far as noise does.</summary>
    public static TheoryData<Prior> Unbounded => [.. All.Where(prior => prior is not UniformPrior)];

    [Fact]
    public void Every_prior_is_here() =>
        Assert.Equal(
            typeof(Prior)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Prior)) && !type.IsAbstract)
                .OrderBy(type => type.Name),
            All.Select(prior => prior.GetType()).Distinct().OrderBy(type => type.Name)
        );

    [Theory]
    [MemberData(nameof(Priors))]
    public void The_density_has_the_integral_1_and_the_stated_moments(Prior prior)
    {
        var (_, family, _) = Made(prior, latent: 2);
        Assert.Equal(1, Integral(family, _ => 1), 1e-6);
        for (var i = 0; i < 2; i++)
        {
            var dimension = i;
            var mean = family.Mean[dimension];
            // Those of a flow are of 4,096 draws.
            var variance = Math.Exp(family.LogVariance[dimension]);
            Assert.Equal(mean, Integral(family, z => z[dimension]), prior is FlowPrior ? 5 * Math.Sqrt(variance / 4096) : 1e-5);
            Assert.Equal(
                variance,
                Integral(family, z => (z[dimension] - mean) * (z[dimension] - mean)),
                prior switch
                {
                    // Its ends lie between points of the grid.
                    UniformPrior => 5e-4,
                    FlowPrior => 0.15 * variance,
                    _ => 1e-4,
                }
            );
        }
    }

    [Fact]
    public void Draws_of_a_uniform_prior_are_its_quantiles_and_nothing_lies_outside()
    {
        var (model, family, parameters) = Made(new UniformPrior(2, 12), latent: 2);
        float[] noise = [0, -2, 1, 2.5f, -40, 40];
        var draws = model.DrawPrior(parameters, model.NoiseFromValues(noise)).Values.ToArray();
        for (var i = 0; i < noise.Length; i++)
        {
            // ∫ of the normal density from −12, by Simpson's rule.
            var below = Enumerable
                .Range(0, 20_001)
                .Sum(j =>
                {
                    var x = -12 + ((noise[i] + 12) * j / 20_000.0);
                    return (j is 0 or 20_000 ? 1 : 2 + (2 * (j % 2))) * Math.Exp(-0.5 * x * x);
                });
            var expected = 2 + (10 * below * (noise[i] + 12) / 60_000 / Math.Sqrt(2 * Math.PI));
            Assert.Equal(Math.Clamp(expected, 2, 12), draws[i], 1e-5);
            Assert.InRange(draws[i], 2, 12);
        }

        double[] inside = [2, 7];
        Assert.Equal(-2 * Math.Log(10), family.LogDensity(inside), 1e-12);
        Assert.Equal(double.NegativeInfinity, family.LogDensity([7, 12.1]));
        Assert.Equal(double.NegativeInfinity, family.LogDensity([1.9, 7]));
        double[] middle = [2.4, 7];
        Assert.Equal(NormalDistribution.Quantile(0.04), family.NoiseOf(middle)[0], 1e-12);
        Assert.All(family.NoiseOf([2, 12]), end => Assert.True(double.IsFinite(end) && Math.Abs(end) > 30));
    }

    [Theory]
    [MemberData(nameof(Unbounded))]
    public void The_noise_of_a_draw_is_that_which_made_it(Prior prior)
    {
        var (model, family, parameters) = Made(prior, latent: 3);
        var noise = model.NoiseFromValues([.. model.NoiseFrom(Key.FromSeed(3), 500).Values.ToArray(), 0, 6, -6, 30, -30, 1e-20f]);
        var draws = model.DrawPrior(parameters, noise);
        for (var row = 0; row < noise.Count; row++)
        {
            var back = family.NoiseOf([.. draws[row].ToArray().Select(z => (double)z)]);
            // The draw is rounded to float32, and a gap between components makes little of much noise: the other way it is exact.
            Assert.All(noise[row].ToArray().Zip(back), pair => Assert.Equal(pair.First, pair.Second, 4e-6 * (1 + Math.Abs(pair.First))));
        }
    }

    [Fact]
    public void Draws_of_a_mixture_meet_each_component_with_its_weight()
    {
        var (model, _, parameters) = Made(
            new MixturePrior(3),
            latent: 2,
            ("prior.logits", [MathF.Log(0.5f), MathF.Log(0.3f), MathF.Log(0.2f)]),
            ("prior.mean", [-20, 5, 0, -5, 20, 9]),
            ("prior.log_variance", [0, -2, 1, 0, -3, 2])
        );
        const int count = 20_000;
        var draws = model.DrawPrior(parameters, model.NoiseFrom(Key.FromSeed(4), count));
        var rows = Enumerable
            .Range(0, count)
            .Select(row => draws[row].ToArray())
            .ToLookup(z =>
                z[0] < -10 ? 0
                : z[0] < 10 ? 1
                : 2
            );
        (double Weight, double Mean, double Deviation)[] expected = [(0.5, 5, Math.Exp(-1)), (0.3, -5, 1), (0.2, 9, Math.E)];
        for (var j = 0; j < 3; j++)
        {
            var (weight, mean, deviation) = expected[j];
            var own = rows[j].Select(z => (double)z[1]).ToList();
            Assert.Equal(weight, own.Count / (double)count, 5 * Math.Sqrt(weight * (1 - weight) / count));
            Assert.Equal(mean, own.Average(), 5 * deviation / Math.Sqrt(own.Count));
            Assert.Equal(
                deviation * deviation,
                own.Average(z => (z - mean) * (z - mean)),
                5 * deviation * deviation * Math.Sqrt(2.0 / own.Count)
            );
        }
    }

    [Fact]
    public void One_standard_normal_component_is_the_standard_prior()
    {
        var (mixed, family, parameters) = Made(
            new MixturePrior(1),
            latent: 3,
            ("prior.mean", [0, 0, 0]),
            ("prior.log_variance", [0, 0, 0])
        );
        var (plain, standard, own) = Made(new StandardNormalPrior(), latent: 3);
        var noise = plain.NoiseFrom(Key.FromSeed(5), 2000);
        Assert.All(
            noise.Values.ToArray().Zip(mixed.DrawPrior(parameters, noise).Values.ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6f * Math.Abs(pair.First))
        );
        Assert.All(
            Enumerable.Range(0, 20).Select(row => noise[row].ToArray().Select(z => (double)z).ToArray()),
            z => Assert.Equal(standard.LogDensity(z), family.LogDensity(z), 1e-12)
        );
        // The same posteriors: the estimate has the closed form as its mean.
        var weights = Same(plain, own, mixed, parameters);
        var examples = mixed.ExamplesFrom(Enumerable.Repeat((float[])[0.3f, -1, 0.5f, 2], noise.Count).SelectMany(row => row));
        var estimates = mixed.Terms(weights, examples, noise).Select(term => term.Kl).ToList();
        var exact = plain.Terms(own, examples, noise)[0].Kl;
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Sum(kl => (kl - mean) * (kl - mean)) / estimates.Count / (estimates.Count - 1));
        Assert.InRange(mean - exact, -5 * error, 5 * error);
        Assert.True(error < 0.1, $"{error} sees nothing");
    }

    /// <summary>Priors whose divergence is an estimate, in one dimension and in two.</summary>
    public static TheoryData<Prior, int> Estimated =>
        new()
        {
            { new MixturePrior(3), 1 },
            { new MixturePrior(3), 2 },
            { new VampPrior(3), 1 },
            { new VampPrior(3), 2 },
            { new FlowPrior(3, 4), 2 },
        };

    [Theory]
    [MemberData(nameof(Estimated))]
    public void The_estimate_has_the_divergence_by_quadrature_as_its_mean(Prior prior, int latent)
    {
        var (model, family, parameters) = Made(prior, latent);
        const int count = 4000;
        var examples = model.ExamplesFrom(Enumerable.Repeat((float[])[0.3f, -1, 0.5f, 2], count).SelectMany(row => row));
        var posterior = model.Encode(parameters, examples);
        double Posterior(double[] z) =>
            z.Select(
                    (value, i) =>
                    {
                        double l = posterior.LogVariance[0].Span[i];
                        var distance = value - posterior.Mean[0].Span[i];
                        return -NormalDistribution.HalfLogTwoPi - (0.5 * (l + (distance * distance * Math.Exp(-l))));
                    }
                )
                .Sum();

        var exact = Points(latent)
            .Sum(point => point.Weight * Math.Exp(Posterior(point.Z)) * (Posterior(point.Z) - family.LogDensity(point.Z)));
        var estimates = model.Terms(parameters, examples, model.NoiseFrom(Key.FromSeed(6), count)).Select(term => term.Kl).ToList();
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Sum(kl => (kl - mean) * (kl - mean)) / count / (count - 1));
        Assert.InRange(mean - exact, -5 * error, 5 * error);
        Assert.True(error < 0.05 * (1 + exact), $"{error} sees nothing");
        Assert.True(exact > 0);
    }

    [Fact]
    public void The_means_of_a_mixture_begin_apart()
    {
        var model = Vae.ModelFrom(Spec(new MixturePrior(4), 5));
        var parameters = model.Initialize(Key.FromSeed(9));
        var means = parameters.Tensor("prior.mean").ToArray();
        Assert.Equal(20, means.Distinct().Count());
        Assert.All(means, mean => Assert.InRange(mean, -1, 1));
        Assert.NotEqual(means, model.Initialize(Key.FromSeed(10)).Tensor("prior.mean").ToArray());
        Assert.All(
            parameters.Tensor("prior.logits").ToArray().Concat(parameters.Tensor("prior.log_variance").ToArray()),
            value => Assert.Equal(0, value)
        );
    }

    private static ParameterVector Same(IVaeModel from, ParameterVector values, IVaeModel to, ParameterVector prior) =>
        to.ParametersFrom(
            to.Layout.Tensors.SelectMany(tensor =>
                (from.Layout.Tensors.Any(known => known.Name == tensor.Name) ? values : prior).Tensor(tensor.Name).ToArray()
            )
        );

    private static double Integral(PriorFamily family, Func<double[], double> of) =>
        Points(2).Sum(point => point.Weight * Math.Exp(family.LogDensity(point.Z)) * of(point.Z));

    private static IEnumerable<(double[] Z, double Weight)> Points(int latent)
    {
        const double width = 2 * Far / Steps;
        var line = Enumerable.Range(0, Steps).Select(i => -Far + ((i + 0.5) * width));
        return latent == 1
            ? line.Select(z => ((double[])[z], width))
            : line.SelectMany(first => line.Select(second => ((double[])[first, second], width * width)));
    }

    private static VaeSpec Spec(Prior prior, int latent) =>
        new(
            new Features(4),
            [new Dense(5, Activation.Tanh)],
            new DiagonalNormalLatent(latent, prior),
            [new Dense(5, Activation.Tanh)],
            new NormalLikelihood(new FixedVariance(1)),
            prior is UniformPrior ? new WassersteinAutoencoder(new SquaredMmd(), 10) : null
        );

    // Initial weights, with those of the prior moved, or set.
    private static (IVaeModel Model, PriorFamily Family, ParameterVector Parameters) Made(
        Prior prior,
        int latent,
        params (string Name, float[] Values)[] set
    )
    {
        var model = Vae.ModelFrom(Spec(prior, latent));
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        var moves = new float[values.Length];
        StandardNormalNoise.Fill(Key.FromSeed(2), 0, moves);
        foreach (var tensor in model.Layout.Tensors.Where(tensor => tensor.Name.StartsWith("prior.", StringComparison.Ordinal)))
        {
            var given = set.FirstOrDefault(one => one.Name == tensor.Name).Values;
            for (var i = 0; i < tensor.Count; i++)
            {
                values[tensor.Offset + i] = given?[i] ?? values[tensor.Offset + i] + (0.7f * moves[tensor.Offset + i]);
            }
        }

        var parameters = model.ParametersFrom(values);
        return (model, PriorFamily.Of(model, parameters)!, parameters);
    }
}
