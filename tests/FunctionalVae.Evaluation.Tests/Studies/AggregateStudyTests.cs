using FunctionalVae.Data;

namespace FunctionalVae.Evaluation.Tests;

/// <summary>A study of many models: its numbers, its pairs, and what it calls a difference.</summary>
public sealed class AggregateStudyTests
{
    private static readonly AggregateStudyOptions Small = new(
        [1, 3],
        [1, 2],
        Units: 12,
        Seeds: 3,
        new TrainOptions(Epochs: 2, BatchSize: 32),
        Draws: 2,
        Replications: 15,
        Projections: 10
    );

    private static readonly Image Input = new(8, 8, Binarization: Binarization.Dynamic);

    private static readonly (Batch Train, Batch Test) Images = Some();

    [Fact]
    public void Threads_change_no_bit_and_the_cells_are_those_of_the_options()
    {
        var reported = new List<StudyRun>();
        var study = AggregateStudy.Of(Input, Images.Train, Images.Test, Small with { Threads = 1 }, new Kept(reported));
        var other = AggregateStudy.Of(Input, Images.Train, Images.Test, Small with { Threads = 3 });
        Assert.Equal([(1, 1), (3, 1), (1, 2), (3, 2)], study.Cells.Select(cell => (cell.Latent, cell.Layers)));
        Assert.All(study.Cells, cell => Assert.Equal([1, 2, 3], cell.Runs.Select(run => run.Seed)));
        Assert.Equal(study.Cells.SelectMany(cell => cell.Runs), other.Cells.SelectMany(cell => cell.Runs));
        Assert.Equal(study.Cells.SelectMany(cell => cell.Runs).Order(Comparer), reported.Order(Comparer));
        Assert.Equal((300, 40), (study.Train, study.Test));
        Assert.Equal(12, study.Cells.SelectMany(cell => cell.Runs).Select(run => run.Objective).Distinct().Count());
        Assert.Equal(
            [(1, 1, 3, 1), (1, 2, 3, 2), (1, 1, 1, 2), (3, 1, 3, 2)],
            study.Contrasts(StudyMeasure.Distance).Select(one => (one.From.Latent, one.From.Layers, one.To.Latent, one.To.Layers))
        );
    }

    // Posteriors of a model that was hardly trained are all alike and far from N(0, 1) together: a distance that chance does not make.
    [Fact]
    public void A_model_that_was_hardly_trained_is_far_from_the_prior()
    {
        var study = AggregateStudy.Of(
            Input,
            Images.Train,
            Images.Test,
            Small with
            {
                Latents = [2],
                Layers = [1],
                Units = 64,
                Training = new TrainOptions(Epochs: 12),
            }
        );
        var cell = Assert.Single(study.Cells);
        Assert.All(
            Enum.GetValues<StudyMeasure>(),
            measure => Assert.True(cell.Of(measure).Value > 2 * cell.Greatest(measure), measure.ToString())
        );
        Assert.Equal(2 * cell.Of(StudyMeasure.Divergence).Value, cell.Of(StudyMeasure.Total).Value, 1e-12);
        Assert.Empty(study.Contrasts(StudyMeasure.Distance));
    }

    [Fact]
    public void A_contrast_is_of_pairs_of_seeds_and_of_examples()
    {
        // The differences are 0.3, 0.2 and 0.4; without a group 0.3 and 0.1 away from their mean.
        var (from, to) = (Cell([1, 5, 9], [0.1, 0.2]), Cell([1.3, 5.2, 9.4], [0.5, 0.2]));
        var contrast = StudyContrast.Of(from, to, StudyMeasure.Distance);
        Assert.Equal(0.3, contrast.Difference.Value, 1e-12);
        Assert.Equal(0.1 / Math.Sqrt(3), contrast.Difference.SeedError, 1e-12);
        // The jackknife of two groups: √(½ (0.2² + 0.2²)).
        Assert.Equal(0.2, contrast.Difference.RowError, 1e-12);
        Assert.Equal(2.8016 * 0.2, contrast.Detectable, 1e-9);
        Assert.False(contrast.IsDetected);
        // Without what the examples make, t of two degrees of freedom: 4.3027.
        var sure = StudyContrast.Of(Cell([1, 5, 9], [0.1, 0.1]), Cell([1.3, 5.2, 9.4], [0.2, 0.2]), StudyMeasure.Distance);
        Assert.Equal(0.3 - (4.302653 * 0.1 / Math.Sqrt(3)), sure.Low, 1e-6);
        Assert.Equal(0.3 + (4.302653 * 0.1 / Math.Sqrt(3)), sure.High, 1e-6);
        Assert.True(sure.IsDetected);
    }

    // Posteriors whose mixture is N(0, I), and ones that are too wide for that: nothing is left on average, and 5 of 100 are above the greatest.
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void Of_posteriors_that_are_the_prior_together_nothing_is_above_chance(double deviation)
    {
        const int samples = 200;
        var options = Small with { Replications = 199, Draws = 2, Projections = 10 };
        var any = Posteriors(deviation, 60);
        var (distance, divergence) = StudyNull.Of(any, options, Key.FromSeed(1), CancellationToken.None);
        var (distances, divergences) = (new double[samples], new double[samples]);
        for (var i = 0; i < samples; i++)
        {
            var own = any.Chance(Key.FromSeed(2).Child((ulong)i));
            distances[i] = new StudyDistance(options, Key.FromSeed(3).Child((ulong)i)).Of(own);
            divergences[i] = own.Divergence();
        }

        foreach (var (values, none) in new[] { (distances, distance), (divergences, divergence) })
        {
            var spread = Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));
            Assert.Equal(none.Mean, values.Average(), (5 * spread * Math.Sqrt((1.0 / samples) + (1.0 / 199))) + 1e-12);
            Assert.InRange(values.Count(value => value > none.Greatest + 1e-12) / (double)samples, 0, 0.12);
        }
    }

    [Fact]
    public void Posteriors_that_are_wider_than_the_prior_are_far_from_it()
    {
        // All N(0, 1.2²): the divergence is that of one normal, and chance gives none.
        var wide = Posteriors(1.2, 40);
        Assert.Equal(0.5 * (1.44 - 1 - Math.Log(1.44)), wide.Divergence(), 1e-6);
        Assert.Equal(0, wide.Chance(Key.FromSeed(1)).Divergence(), 1e-6);
        var without = wide.Without(1, 3);
        Assert.Equal(27, without.Count);
    }

    [Fact]
    public void Without_a_group_the_distance_is_of_the_same_draws_of_the_others()
    {
        var options = Small with { Draws = 1, Projections = 5 };
        var all = Posteriors(0.5, 8).Chance(Key.FromSeed(4));
        var distance = new StudyDistance(options, Key.FromSeed(5));
        var without = distance.Without(all, 8);
        Assert.Equal(8, without.Distinct().Count());
        // One group of one example of many changes little.
        Assert.All(without, value => Assert.Equal(distance.Of(all), value, 1.0));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        AggregateStudyOptions[] wrong =
        [
            Small with
            {
                Latents = [],
            },
            Small with
            {
                Latents = [2, 0],
            },
            Small with
            {
                Latents = [2, 2],
            },
            Small with
            {
                Layers = [],
            },
            Small with
            {
                Layers = [1, 1],
            },
            Small with
            {
                Units = 0,
            },
            Small with
            {
                Seeds = 1,
            },
            Small with
            {
                Draws = 0,
            },
            Small with
            {
                Replications = 1,
            },
            Small with
            {
                Projections = 0,
            },
            Small with
            {
                Threads = -1,
            },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentException>(() => AggregateStudy.Of(Input, Images.Train, Images.Test, options)));
        Assert.Throws<ArgumentException>(() => AggregateStudy.Of(Input, Images.Train, Dataset.Of(Images.Test).Take([1, 2, 3]), Small));
    }

    private static Comparer<StudyRun> Comparer { get; } =
        Comparer<StudyRun>.Create((one, other) => (one.Layers, one.Latent, one.Seed).CompareTo((other.Layers, other.Latent, other.Seed)));

    private static StudyCell Cell(double[] distances, double[] without) =>
        new(
            2,
            1,
            [.. distances.Select((distance, i) => new StudyRun(2, 1, i + 1, -20, 2, distance, 0, ValueList.From(without), [0, 0]))],
            new(0, 0),
            new(0, 0)
        );

    private static StudyPosteriors Posteriors(double deviation, int count) =>
        new(
            [.. Enumerable.Range(0, count).Select(_ => new double[2])],
            [.. Enumerable.Range(0, count).Select(_ => new[] { deviation, deviation })]
        );

    private static (Batch Train, Batch Test) Some()
    {
        var model = Vae.ModelFrom(new(Input, [new Flatten()], new DiagonalNormalLatent(1), [], new BernoulliLikelihood()), "AnyVae");
        var all = Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray()));
        return (all.Take([.. Enumerable.Range(0, 300)]), all.Take([.. Enumerable.Range(300, 40)]));
    }

    private sealed class Kept(List<StudyRun> runs) : IProgress<StudyRun>
    {
        public void Report(StudyRun value) => runs.Add(value);
    }
}
