using FunctionalVae.Shared;
using MathNet.Numerics.Distributions;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>The log-likelihood of a linear model against the exact one.</summary>
public sealed class LogLikelihoodTests
{
    private static readonly Key Key = Key.FromSeed(3);

    // Encoders that are right, aside, narrow and wide.
    public static TheoryData<double, double> Encoders =>
        new()
        {
            { 0, 1 },
            { 0.4, 1 },
            { 0.5, 0.7 },
            { 0, 1.5 },
        };

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Of_a_hundred_intervals_ninety_five_hold_the_exact_mean(double shift, double width)
    {
        // Of so many examples that the bias of a logarithm is not small beside the error of their mean.
        const int replications = 400;
        var examples = LinearModel.Examples(60);
        var exact = Exact(examples);
        var model = new LinearModel(shift, width);
        var results = Enumerable
            .Range(0, replications)
            .Select(i => LogLikelihood.Of(LinearModel.Model, model.Parameters, examples, Key.Child((ulong)i), 256))
            .ToList();
        var settled = results.Select(result => result.Estimate).OfType<LikelihoodEstimate>().ToList();
        Assert.InRange(settled.Count, 0.9 * replications, replications);
        var held = settled.Count(one => one.Low <= exact && exact <= one.High);
        Assert.InRange(new Binomial(0.95, settled.Count).CumulativeDistribution(held), 0.0005, 0.9995);
        Assert.All(settled, one => Assert.InRange((one.Value - exact) / one.StandardError, -6, 6));
    }

    [Fact]
    public void More_examples_than_one_chunk_have_the_mean_of_their_chunks()
    {
        var examples = LinearModel.Examples(Chunks.Size + 30);
        var model = new LinearModel(0.4, 1);
        var all = LogLikelihood.Of(LinearModel.Model, model.Parameters, examples, Key, 64);
        var scores = Enumerable
            .Range(0, 2)
            .SelectMany(chunk =>
                LinearModel.Model.Score(model.Parameters, Chunks.Of(examples, chunk), Key.Child((ulong)chunk), new(64, 64))
            )
            .ToList();
        Assert.Equal(examples.Count, scores.Count);
        Assert.Equal(-scores.Average(score => score.Value), all.Bound, 1e-10);
        Assert.Equal(scores.Max(score => score.ParetoShape), all.GreatestShape);
        Assert.Equal(64, all.Draws);
        Assert.Equal(scores.Min(score => score.EffectiveDraws / score.Draws), all.LeastEffectiveShare);
        var mean = scores.Average(score => score.Value);
        Assert.Equal(
            Math.Sqrt(scores.Sum(score => Math.Pow(score.Value - mean, 2)) / (scores.Count - 1) / scores.Count),
            all.ExampleError,
            1e-10
        );
    }

    [Fact]
    public void Where_the_weights_of_one_example_do_not_suffice_there_is_a_bound_and_no_interval()
    {
        // The posterior of a tenth of the width, and too few draws to see what it leaves out.
        var examples = LinearModel.Examples(40);
        var result = LogLikelihood.Of(LinearModel.Model, new LinearModel(3, 0.1).Parameters, examples, Key, 64);
        Assert.True(result.IsBound);
        Assert.Null(result.Estimate);
        Assert.InRange(result.Unsettled, 1, 40);
        Assert.True(result.Bound < Exact(examples) + 0.05);
    }

    [Fact]
    public void An_example_that_the_model_rules_out_has_no_likelihood_and_so_has_the_mean()
    {
        var sum = new ScoreSum(16);
        foreach (var value in (double[])[1, double.PositiveInfinity, 2, 3])
        {
            sum.Add(new(value, null, null, 16, 0, double.PositiveInfinity, [], 0));
        }

        Assert.Equal(double.NegativeInfinity, sum.Result.Bound);
        Assert.Equal(4, sum.Result.Unsettled);
        Assert.Null(sum.Result.Estimate);
        Assert.Equal(double.NaN, sum.Result.ExampleError);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var examples = LinearModel.Examples(100);
        var model = new LinearModel(0.4, 1);
        Assert.Equal(
            LogLikelihood.Of(LinearModel.Model, model.Parameters, examples, Key, 64, threads: 1),
            LogLikelihood.Of(LinearModel.Model, model.Parameters, examples, Key, 64, threads: 3)
        );
    }

    [Fact]
    public void No_example_and_no_likelihood_are_refused()
    {
        var model = new LinearModel(0, 1);
        var none = Dataset.Of(LinearModel.Examples(1)).Take([]);
        Assert.Contains(
            "no example",
            Assert.Throws<ArgumentException>(() => LogLikelihood.Of(LinearModel.Model, model.Parameters, none, Key)).Message,
            StringComparison.Ordinal
        );
        var points = Vae.ModelFrom(LinearModel.Model.Spec with { Latent = new DeterministicLatent(2) });
        Assert.Throws<NotSupportedException>(() => LogLikelihood.Of(points, points.Initialize(Key), LinearModel.Examples(2), Key));
    }

    private static double Exact(Batch examples) => -Enumerable.Range(0, examples.Count).Average(row => LinearModel.Score(examples, row));
}
