using FunctionalVae.Probability;
using MathNet.Numerics.Distributions;

namespace FunctionalVae.Tests.Execution;

/// <summary>Scores of a linear model against its exact log p(x).</summary>
public sealed class ScoreTests
{
    private static readonly ScoreOptions OneThread = new(Threads: 1);

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
    public void An_estimate_is_within_its_stated_error(double shift, double width)
    {
        var examples = LinearModel.Examples(400);
        var scores = Scores(shift, width, examples, 1);
        var distances = scores
            .Select((score, row) => (score.Value - LinearModel.Score(examples, row)) / (score.StandardError ?? double.NaN))
            .ToArray();
        Assert.All(distances, distance => Assert.InRange(distance, -6, 6));
        Assert.InRange(distances.Sum(distance => distance * distance) / distances.Length, 0.7, 1.5);
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Of_a_hundred_intervals_ninety_five_hold_the_exact_score(double shift, double width)
    {
        // One example 2000 times by other keys, and 2000 examples.
        const int replications = 2000;
        var examples = LinearModel.Examples(replications);
        var same = LinearModel.Model.ExamplesFrom(Enumerable.Repeat(examples[3].ToArray(), replications).SelectMany(row => row));
        var band = new Binomial(0.95, replications);
        foreach (var batch in (Batch[])[same, examples])
        {
            var held = Scores(shift, width, batch, 2).Where((score, row) => Holds(score, LinearModel.Score(batch, row))).Count();
            Assert.InRange(band.CumulativeDistribution(held), 0.0005, 0.9995);
        }
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void The_weights_have_the_mean_1_relative_to_the_exact_density(double shift, double width)
    {
        // Without doubling: a rule of when to stop has a bias of its own.
        const int replications = 2000;
        var example = LinearModel.Examples(1);
        var exact = LinearModel.Score(example, 0);
        var same = LinearModel.Model.ExamplesFrom(Enumerable.Repeat(example[0].ToArray(), replications).SelectMany(row => row));
        double[] ratios =
        [
            .. LinearModel
                .Model.Score(new LinearModel(shift, width).Parameters, same, Key.FromSeed(3), new(Draws: 16, MostDraws: 16))
                .Select(score => Math.Exp(exact - score.Value)),
        ];
        var mean = ratios.Average();
        var error = Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (replications - 1.0) / replications);
        Assert.InRange((mean - 1) / error, -4, 4);
        Assert.InRange(error, 0, 0.05);
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void The_terms_of_values_and_latent_add_up_to_the_score(double shift, double width)
    {
        var scores = Scores(shift, width, LinearModel.Examples(50), 4);
        Assert.All(scores, score => Assert.Equal(score.Value, score.Terms.Sum() + score.LatentTerm, 1e-11));
        Assert.All(scores, score => Assert.Equal(5, score.Terms.Count));
        Assert.All(scores, score => Assert.True(score.LatentTerm > 0));
    }

    [Fact]
    public void The_terms_are_the_means_under_the_exact_posterior_and_its_divergence_from_the_prior()
    {
        // An example in the middle, one with one value 4 deviations off, one of a far z, and each many times.
        const int repeats = 400;
        float[] usual = [0.5f, -1, 0, 2, 0.25f];
        float[] off = [.. usual[..4], usual[4] + 2.2f];
        var far = LinearModel.Model.Decode(new LinearModel(0, 1).Parameters, LinearModel.Model.LatentsFrom([4, -4]))[0].ToArray();
        foreach (var example in (float[][])[usual, off, far])
        {
            var rows = LinearModel.Model.ExamplesFrom(Enumerable.Repeat(example, repeats).SelectMany(row => row));
            var scores = Scores(0.3, 1, rows, 5);
            var (terms, latent) = LinearModel.Terms(rows, 0);
            Assert.Equal(latent, scores.Average(score => score.LatentTerm), 0.04);
            Assert.All(terms.Index(), term => Assert.Equal(term.Item, scores.Average(score => score.Terms[term.Index]), 0.03));
        }

        Assert.Equal(4, LinearModel.Terms(LinearModel.Model.ExamplesFrom(off), 0).Terms.Index().MaxBy(term => term.Item).Index);
    }

    [Fact]
    public void A_score_depends_on_its_example_the_key_and_its_number_alone()
    {
        var examples = LinearModel.Examples(70);
        var all = Scores(0.5, 0.7, examples, 6);
        Assert.Equal(all.Take(19), Scores(0.5, 0.7, examples.Take([.. Enumerable.Range(0, 19)]), 6));
        var others = examples.Take([.. Enumerable.Range(0, 70).Select(row => row == 33 ? 33 : 69 - row)]);
        Assert.Equal(all[33], Scores(0.5, 0.7, others, 6)[33]);
        Assert.Equal(all, LinearModel.Model.Score(new LinearModel(0.5, 0.7).Parameters, examples, Key.FromSeed(6), new(Threads: 3)));
        Assert.NotEqual(all[1], Scores(0.5, 0.7, examples, 7)[1]);
        Assert.NotEqual(all[1], Scores(0.5, 0.7, examples.Take([1]), 6)[0]);
    }

    [Fact]
    public void Where_the_encoder_knows_nothing_of_an_example_the_score_is_a_bound()
    {
        var examples = LinearModel.Examples(200);
        var scores = Scores(8, 0.1, examples, 8);
        Assert.All(scores, score => Assert.Equal((true, null, 1024), (score.IsBound, score.Interval, score.Draws)));
        // In the mean over draws log p̂ is below log p.
        Assert.True(scores.Select((score, row) => score.Value - LinearModel.Score(examples, row)).Average() > 0);
    }

    [Fact]
    public void Draws_are_doubled_only_where_they_do_not_suffice()
    {
        var examples = LinearModel.Examples(60);
        Assert.All(Scores(0, 1, examples, 9), score => Assert.InRange(score.Draws, 64, 256));
        Assert.Contains(Scores(1.5, 0.5, examples, 9), score => score.Draws is > 256 and <= 1024);
        var few = LinearModel.Model.Score(new LinearModel(8, 0.1).Parameters, examples, Key.FromSeed(9), new(Draws: 40, MostDraws: 100));
        Assert.All(few, score => Assert.Equal(100, score.Draws));
    }

    [Theory]
    [InlineData(8, 1024, 0, "Draws must be 16 or more")]
    [InlineData(64, 32, 0, "MostDraws must be at least Draws")]
    [InlineData(64, 1024, -1, "Threads must be 0 or more")]
    public void Senseless_options_are_refused(int draws, int most, int threads, string message) =>
        Assert.Contains(
            message,
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    LinearModel.Model.Score(
                        new LinearModel(0, 1).Parameters,
                        LinearModel.Examples(1),
                        Key.FromSeed(1),
                        new(draws, most, threads)
                    )
                )
                .Message
        );

    [Fact]
    public void It_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LinearModel.Model.Score(new LinearModel(0, 1).Parameters, LinearModel.Examples(1), Key.FromSeed(1), cancel: source.Token)
        );
    }

    private static bool Holds(ExampleScore score, double exact) =>
        score.Interval is { } interval && interval.Low <= exact && exact <= interval.High;

    private static IReadOnlyList<ExampleScore> Scores(double shift, double width, Batch examples, ulong seed) =>
        LinearModel.Model.Score(new LinearModel(shift, width).Parameters, examples, Key.FromSeed(seed), OneThread);
}
