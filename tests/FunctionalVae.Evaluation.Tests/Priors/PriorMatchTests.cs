using MathNet.Numerics.Distributions;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>Whether the aggregate posterior is told from the prior: never too often where it is the prior, and where it is not.</summary>
public sealed class PriorMatchTests
{
    private static readonly PriorMatchOptions Few = new(Replications: 39, Projections: 20);

    [Fact]
    public void Where_the_aggregate_posterior_is_the_prior_p_values_are_uniform()
    {
        const int replications = 240;
        var model = AffineModel.Of(2);
        var parameters = AffineModel.Matching(model, 0.7f);
        var results = Enumerable
            .Range(0, replications)
            .Select(i =>
                PriorMatch.Of(model, parameters, AffineModel.Examples(model, 60, (ulong)(100 + i)), AffineModel.Key.Child((ulong)i), Few)
            )
            .ToList();
        Uniform([.. results.Select(one => one.SlicedWasserstein.PValue)]);
        Uniform([.. results.Select(one => one.MeanDiscrepancy.PValue)]);
        // A number of right answers has steps: at most u, but not all of it.
        Assert.All(
            (double[])[0.05, 0.1, 0.25, 0.5],
            u => Assert.True(Share(results, u) <= u + (4 * Math.Sqrt(u * (1 - u) / replications)), $"{Share(results, u)} of {u}")
        );
        Assert.True(results.Count(one => one.PValue <= 0.05) <= new Binomial(0.05, replications).Median + 14);
        // What is subtracted is what chance gives.
        Assert.Equal(0, results.Average(one => one.SlicedWasserstein.Excess), 0.01);
        Assert.Equal(0, results.Average(one => one.MeanDiscrepancy.Excess), 0.005);
        Assert.Equal(0.5, results.Average(one => one.Neighbours.Statistic), 0.02);
        Assert.Equal(0, results.Average(one => one.Sinkhorn!.Excess), 0.02);

        static double Share(List<PriorMatch> all, double u) => all.Count(one => one.Neighbours.PValue <= u) / (double)all.Count;

        // A rank among 40: at most u·40 of them.
        static void Uniform(double[] values)
        {
            foreach (var u in (double[])[0.1, 0.25, 0.5, 0.75, 0.9])
            {
                var band = 4 * Math.Sqrt(u * (1 - u) / values.Length);
                Assert.InRange(values.Count(value => value <= u) / (double)values.Length, u - band, u + band);
            }
        }
    }

    // A shift of half a deviation, and variances of 1.7 and 0.4, of 200 examples.
    [Theory]
    [InlineData(0.7f, 0.5f, -0.673f)]
    [InlineData(1.1f, 0f, -0.7f)]
    [InlineData(0.4f, 0f, -1.4f)]
    public void A_difference_is_seen(float a, float b, float logVariance)
    {
        const int replications = 24;
        var model = AffineModel.Of(2);
        var parameters = AffineModel.Parameters(model, a, b, logVariance);
        var results = Enumerable
            .Range(0, replications)
            .Select(i =>
                PriorMatch.Of(
                    model,
                    parameters,
                    AffineModel.Examples(model, 200, (ulong)(900 + i)),
                    AffineModel.Key.Child((ulong)i),
                    new(Replications: 99, Projections: 20)
                )
            )
            .ToList();
        Assert.True(results.Count(one => one.SlicedWasserstein.PValue <= 0.05) >= 0.9 * replications, "sliced");
        Assert.True(results.Count(one => one.MeanDiscrepancy.PValue <= 0.05) >= 0.8 * replications, "MMD");
        Assert.True(results.Count(one => one.PValue <= 0.05) >= 0.85 * replications, "all");
        Assert.True(results.Average(one => one.Sinkhorn!.Excess) > 0.03, "Sinkhorn");
        // W₂² of two normals, in each direction the same: (1 − √variance)² + ½·|b|² over directions.
        var deviation = Math.Sqrt((a * (double)a) + Math.Exp(logVariance));
        var exact = Math.Pow(1 - deviation, 2) + (b * (double)b);
        Assert.Equal(exact, results.Average(one => one.SlicedWasserstein.Excess), 0.03 + (0.1 * exact));
    }

    [Fact]
    public void A_neighbour_tells_what_is_far()
    {
        var model = AffineModel.Of(2);
        var result = PriorMatch.Of(
            model,
            AffineModel.Parameters(model, 0.5f, 4, -3),
            AffineModel.Examples(model, 60, 1),
            AffineModel.Key,
            Few
        );
        Assert.InRange(result.Neighbours.Statistic, 0.95, 1);
        Assert.True(result.Neighbours.PValue < 1e-6);
        Assert.Equal(3 * result.Neighbours.PValue, result.PValue);
    }

    // Such as a run has that ended badly.
    [Fact]
    public void Points_that_lie_very_far_away_are_told_without_a_divergence_by_transport()
    {
        var model = AffineModel.Of(2);
        var result = PriorMatch.Of(
            model,
            AffineModel.Parameters(model, 1e7f, 0, 0),
            AffineModel.Examples(model, 60, 1),
            AffineModel.Key,
            Few
        );
        Assert.Null(result.Sinkhorn);
        Assert.True(result.PValue < 0.2);
    }

    [Fact]
    public void Distances_are_in_deviations_of_the_prior()
    {
        var (narrow, wide) = (AffineModel.Of(2), AffineModel.Of(2, new NormalPrior(9)));
        var examples = AffineModel.Examples(narrow, 80, 1);
        var one = PriorMatch.Of(narrow, AffineModel.Parameters(narrow, 0.7f, 0.2f, -1), examples, AffineModel.Key, Few);
        var other = PriorMatch.Of(wide, AffineModel.Parameters(wide, 2.1f, 0.6f, -1 + (float)Math.Log(9)), examples, AffineModel.Key, Few);
        Assert.Equal(one.SlicedWasserstein.Statistic, other.SlicedWasserstein.Statistic, 1e-5);
        Assert.Equal(one.Sinkhorn!.Value, other.Sinkhorn!.Value, 1e-4);
        Assert.All(one.Dimensions.Zip(other.Dimensions), pair => Assert.Equal(pair.First.Variance, pair.Second.Variance, 1e-5));
    }

    [Fact]
    public void Moments_are_within_their_errors()
    {
        var model = AffineModel.Of(2);
        var result = PriorMatch.Of(
            model,
            AffineModel.Parameters(model, 0.7f, 0.3f, -1),
            AffineModel.Examples(model, 1500, 1),
            AffineModel.Key,
            Few
        );
        var variance = 0.49 + Math.Exp(-1);
        Assert.All(
            result.Dimensions,
            one =>
            {
                Assert.Equal(0.3, one.Mean, 5 * one.MeanError);
                Assert.Equal(variance, one.Variance, 5 * one.VarianceError);
                Assert.Equal(Math.Sqrt(variance / 1500), one.MeanError, 0.003);
                Assert.Equal(variance * Math.Sqrt(2.0 / 1500), one.VarianceError, 0.01);
            }
        );
    }

    [Fact]
    public void Of_more_examples_some_are_taken_and_threads_change_no_bit()
    {
        var model = AffineModel.Of(2);
        var parameters = AffineModel.Matching(model, 0.7f);
        var examples = AffineModel.Examples(model, 90, 1);
        var one = PriorMatch.Of(model, parameters, examples, AffineModel.Key, Few with { MostExamples = 50, Threads = 1 });
        var other = PriorMatch.Of(model, parameters, examples, AffineModel.Key, Few with { MostExamples = 50, Threads = 3 });
        Assert.Equal(50, one.Examples);
        Assert.Equal(one with { Dimensions = [] }, other with { Dimensions = [] });
        Assert.Equal(one.Dimensions, other.Dimensions);
    }

    [Fact]
    public void A_uniform_prior_and_a_mixture_are_priors_too()
    {
        IVaeModel[] models =
        [
            AffineModel.Of(2, new UniformPrior(0, 10), new WassersteinAutoencoder(new SquaredMmd(), 10)),
            AffineModel.Of(2, new MixturePrior(3)),
        ];
        foreach (var model in models)
        {
            var result = PriorMatch.Of(model, model.Initialize(AffineModel.Key), AffineModel.Examples(model, 40, 1), AffineModel.Key, Few);
            Assert.InRange(result.PValue, 0, 1);
        }
    }

    [Fact]
    public void What_has_no_prior_or_few_examples_is_refused()
    {
        var model = AffineModel.Of(2);
        var points = Vae.ModelFrom(model.Spec with { Latent = new DeterministicLatent(2) });
        Assert.Throws<ArgumentException>(() =>
            PriorMatch.Of(points, points.Initialize(AffineModel.Key), AffineModel.Examples(model, 20, 1), AffineModel.Key)
        );
        Assert.Throws<ArgumentException>(() =>
            PriorMatch.Of(model, model.Initialize(AffineModel.Key), AffineModel.Examples(model, 7, 1), AffineModel.Key)
        );
    }
}
