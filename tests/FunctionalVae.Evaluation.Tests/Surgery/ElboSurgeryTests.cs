using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>The parts of the divergence, against closed forms, quadrature and each other.</summary>
public sealed class ElboSurgeryTests
{
    private static readonly Key Key = Key.FromSeed(9);

    // q(z|x) = N(a·x, e^ℓ) of x ~ N(0, 1) tells ½ log(1 + a²/e^ℓ) of x in each dimension, and q(z) is N(b, a² + e^ℓ).
    [Theory]
    [InlineData(0.6f, 0f, -0.45f)]
    [InlineData(0.5f, 0.7f, 0.3f)]
    [InlineData(1.4f, -0.2f, 0.1f)]
    public void Of_many_examples_the_parts_are_those_of_the_distribution(float a, float b, float logVariance)
    {
        var model = AffineModel.Of(2);
        var result = ElboSurgery.Of(model, AffineModel.Parameters(model, a, b, logVariance), AffineModel.Examples(model, 4000, 1), Key);
        var (noise, variance) = (Math.Exp(logVariance), (a * (double)a) + Math.Exp(logVariance));
        var information = Math.Log(variance / noise);
        var each = 0.5 * (variance + (b * b) - 1 - Math.Log(variance));
        Assert.False(result.IsSaturated);
        // What other examples would change is 1/√N beside the draws' own error, and the joint density of N points has a bias of order 1/N.
        Assert.Equal(information, result.Information.Value, (5 * result.Information.StandardError) + 0.06);
        Assert.Equal(2 * each, result.AggregateDivergence!.Value, (5 * result.AggregateDivergence.StandardError) + 0.06);
        Assert.Equal(0, result.TotalCorrelation!.Value, (5 * result.TotalCorrelation.StandardError) + 0.02);
        Assert.All(result.Dimensions!, one => Assert.Equal(each, one.Value, (5 * one.StandardError) + 0.05));
    }

    [Fact]
    public void The_parts_add_up()
    {
        var model = AffineModel.Of(3);
        var examples = AffineModel.Examples(model, 700, 2);
        var parameters = AffineModel.Parameters(model, 0.8f, 0.3f, -0.5f);
        var result = ElboSurgery.Of(model, parameters, examples, Key);
        Assert.Equal(result.Divergence.Value, result.Information.Value + result.AggregateDivergence!.Value, 1e-10);
        Assert.Equal(result.AggregateDivergence.Value, result.TotalCorrelation!.Value + result.Dimensions!.Sum(one => one.Value), 1e-10);
        // The closed form of the mean divergence, which the draws estimate.
        var kl = LatentUse.Of(model, parameters, examples).Dimensions.Sum(dimension => dimension.Kl!.Value);
        Assert.Equal(kl, result.Divergence.Value, 5 * result.Divergence.StandardError);
    }

    // Of full covariances the closed form of each dimension does not add up to the whole; the draws have the whole.
    [Fact]
    public void Full_covariances_have_their_own_divergence()
    {
        var model = Vae.ModelFrom(
            new(new Features(2), [], new FullNormalLatent(2), [], new NormalLikelihood(new FixedVariance(0.5))),
            "CorrelatedVae"
        );
        var parameters = model.ParametersFrom(
            model.Layout.Tensors.SelectMany(tensor =>
                tensor.Name switch
                {
                    "posterior.weight" => [0.8f, 0, 0, 0, 0.1f, 0.6f, 0, 0],
                    "posterior.bias" => [0, 0, -0.5f, -1],
                    "posterior.factor.bias" => [0.7f],
                    _ => new float[tensor.Count],
                }
            )
        );
        var examples = model.ExamplesFrom(model.NoiseFrom(Key.Child(5), 600).Values.ToArray());
        var result = ElboSurgery.Of(model, parameters, examples, Key);
        var exact = model.Terms(parameters, examples, model.NoiseFrom(Key.Child(6), 600)).Average(term => term.Kl);
        Assert.Equal(exact, result.Divergence.Value, 5 * result.Divergence.StandardError);
        Assert.Equal(result.Divergence.Value, result.Information.Value + result.AggregateDivergence!.Value, 1e-10);
        var single = LatentUse.Of(model, parameters, examples).Dimensions.Sum(dimension => dimension.Kl!.Value);
        Assert.True(exact - single > 0.1, $"{exact} beside {single}: the covariances are nearly diagonal.");
        Assert.Null(result.AggregateByChance);
    }

    // Two examples, whose posteriors are 2·d deviations apart: the information is that of a sign under noise, by quadrature.
    [Theory]
    [InlineData(0.3f)]
    [InlineData(1f)]
    [InlineData(4f)]
    public void Of_two_examples_the_errors_are_right(float d)
    {
        var model = AffineModel.Of(1);
        var examples = model.ExamplesFrom([-d, d]);
        var parameters = AffineModel.Parameters(model, 1, 0, 0);
        var exact = Information(d);
        var results = Enumerable
            .Range(0, 3000)
            .Select(i => ElboSurgery.Of(model, parameters, examples, Key.Child((ulong)i)).Information)
            .ToList();
        var error = Math.Sqrt(results.Average(one => one.StandardError * one.StandardError));
        Assert.Equal(exact, results.Average(one => one.Value), 5 * error / Math.Sqrt(results.Count));
        // The stated errors are those that the values have.
        Assert.InRange(results.Average(one => Math.Pow(one.Value - exact, 2)) / (error * error), 0.85, 1.15);
    }

    [Fact]
    public void Posteriors_that_are_apart_say_log_N_and_no_more()
    {
        var model = AffineModel.Of(2);
        var result = ElboSurgery.Of(model, AffineModel.Parameters(model, 1, 0, -14), AffineModel.Examples(model, 50, 3), Key);
        Assert.Equal(Math.Log(50), result.LogExamples);
        Assert.Equal(Math.Log(50), result.Information.Value, 1e-6);
        Assert.True(result.IsSaturated);
        Assert.Null(result.AggregateDivergence);
        Assert.Null(result.TotalCorrelation);
        Assert.NotNull(result.Dimensions);
    }

    // Latent dimensions that are the same value twice: their marginals are as the prior's, and they are not.
    [Fact]
    public void Dimensions_that_go_together_have_a_total_correlation()
    {
        var model = AffineModel.Of(2);
        var matching = AffineModel.Matching(model, 0.8f);
        var twice = model.ExamplesFrom(
            AffineModel.Examples(model, 3000, 4).Values.ToArray().Chunk(2).SelectMany(row => (float[])[row[0], row[0]])
        );
        var result = ElboSurgery.Of(model, matching, twice, Key);
        // q(z) is normal with the correlation a².
        Assert.Equal(
            -0.5 * Math.Log(1 - Math.Pow(0.8, 4)),
            result.TotalCorrelation!.Value,
            (5 * result.TotalCorrelation.StandardError) + 0.03
        );
        Assert.All(result.Dimensions!, one => Assert.Equal(0, one.Value, (5 * one.StandardError) + 0.01));
    }

    [Fact]
    public void A_prior_whose_dimensions_are_not_apart_has_no_divergences_of_theirs()
    {
        var model = AffineModel.Of(2, new MixturePrior(3));
        var result = ElboSurgery.Of(model, model.Initialize(Key), AffineModel.Examples(model, 40, 1), Key);
        Assert.Null(result.Dimensions);
        Assert.Null(result.AggregateByChance);
        Assert.Equal(result.Divergence.Value, result.Information.Value + result.AggregateDivergence!.Value, 1e-10);
    }

    // Of posteriors that are the prior together, all of the divergence is by chance.
    [Theory]
    [InlineData(1f)]
    [InlineData(4f)]
    public void What_few_examples_make_by_chance_is_told(float variance)
    {
        var model = AffineModel.Of(2, new NormalPrior(variance));
        var deviation = (float)Math.Sqrt(variance);
        var parameters = AffineModel.Parameters(model, 0.9f * deviation, 0, (float)Math.Log(variance * (1 - 0.81)));
        var results = Enumerable
            .Range(0, 30)
            .Select(i => ElboSurgery.Of(model, parameters, AffineModel.Examples(model, 150, (ulong)(20 + i)), Key.Child((ulong)i)))
            .ToList();
        double[] left = [.. results.Select(one => one.AggregateDivergence!.Value - one.AggregateByChance!.Value)];
        var spread = Math.Sqrt(left.Average(value => value * value) / left.Length);
        Assert.Equal(0, left.Average(), 4 * spread);
        Assert.True(results.Average(one => one.AggregateByChance!.Value) > 0.005);
    }

    [Fact]
    public void Where_the_prior_has_no_density_the_divergence_is_infinite()
    {
        var model = AffineModel.Of(2, new UniformPrior(0, 10), new WassersteinAutoencoder(new SquaredMmd(), 10));
        var result = ElboSurgery.Of(model, AffineModel.Parameters(model, 1, 0, 0), AffineModel.Examples(model, 40, 1), Key);
        Assert.Equal(new SurgeryTerm(double.PositiveInfinity, double.PositiveInfinity), result.Divergence);
        Assert.Equal(new SurgeryTerm(double.PositiveInfinity, double.PositiveInfinity), result.AggregateDivergence);
        Assert.True(double.IsFinite(result.Information.Value));
    }

    [Fact]
    public void A_wide_normal_prior_is_taken_as_it_is()
    {
        var model = AffineModel.Of(2, new NormalPrior(4));
        var result = ElboSurgery.Of(model, AffineModel.Parameters(model, 0.7f, 0, 0), AffineModel.Examples(model, 600, 1), Key);
        Assert.Equal(result.AggregateDivergence!.Value, result.TotalCorrelation!.Value + result.Dimensions!.Sum(one => one.Value), 1e-10);
    }

    [Fact]
    public void Of_more_examples_some_are_taken_and_threads_change_no_bit()
    {
        var model = AffineModel.Of(2);
        var parameters = AffineModel.Parameters(model, 0.7f, 0, 0);
        var examples = AffineModel.Examples(model, 300, 1);
        var one = ElboSurgery.Of(model, parameters, examples, Key, new(MostExamples: 120, Threads: 1));
        var other = ElboSurgery.Of(model, parameters, examples, Key, new(MostExamples: 120, Threads: 3));
        Assert.Equal(120, one.Examples);
        Assert.Equal(one with { Dimensions = null }, other with { Dimensions = null });
        Assert.Equal(one.Dimensions!, other.Dimensions!);
    }

    [Fact]
    public void What_has_no_prior_no_noise_or_one_example_is_refused()
    {
        var model = AffineModel.Of(2);
        var points = Vae.ModelFrom(model.Spec with { Latent = new DeterministicLatent(2) });
        Assert.Throws<ArgumentException>(() => ElboSurgery.Of(points, points.Initialize(Key), AffineModel.Examples(model, 5, 1), Key));
        Assert.Throws<ArgumentException>(() => ElboSurgery.Of(model, model.Initialize(Key), AffineModel.Examples(model, 1, 1), Key));
        Assert.ThrowsAny<ArgumentException>(() =>
            ElboSurgery.Of(model, model.Initialize(Key), AffineModel.Examples(model, 5, 1), Key, new(MostExamples: 1))
        );
    }

    // log 2 − E log(1 + e^(−2d(z + d))) of z ~ N(0, 1).
    private static double Information(double d)
    {
        const int steps = 20_000;
        var sum = 0.0;
        for (var i = 0; i < steps; i++)
        {
            var z = -10 + (20 * (i + 0.5) / steps);
            sum += Math.Exp(-0.5 * z * z) * SpecialFunctions.Softplus(-2 * d * (z + d));
        }

        return Math.Log(2) - (sum * 20 / steps / Math.Sqrt(2 * Math.PI));
    }
}
