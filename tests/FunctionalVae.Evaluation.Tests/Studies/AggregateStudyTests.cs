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
        Assert.True(cell.Of(StudyMeasure.Divergence).Value > 2 * cell.Least(StudyMeasure.Divergence));
        Assert.True(cell.Of(StudyMeasure.Distance).Value > 2 * cell.Least(StudyMeasure.Distance));
        Assert.Empty(study.Contrasts(StudyMeasure.Distance));
    }

    // What is taken off is what chance gives: of q(z) = N(0, I) nothing is left on average, with the stated deviation.
    [Fact]
    public void The_null_is_that_of_any_key()
    {
        var options = Small with { Replications = 200 };
        var none = StudyNull.Of(50, 3, options, Key.FromSeed(1), CancellationToken.None);
        var other = StudyNull.Of(50, 3, options, Key.FromSeed(2), CancellationToken.None);
        Assert.Equal(none.Mean, other.Mean, 5 * none.Deviation * Math.Sqrt(2.0 / 200));
        Assert.InRange(none.Deviation / other.Deviation, 0.7, 1.4);
        Assert.True(none.Mean > none.Deviation);
    }

    [Fact]
    public void A_contrast_is_of_pairs_of_seeds()
    {
        var (from, to) = (Cell([1, 5, 9], 0.01), Cell([1.3, 5.2, 9.4], 0.02));
        var contrast = StudyContrast.Of(from, to, StudyMeasure.Distance);
        Assert.Equal(0.3, contrast.Difference, 1e-12);
        // t of two degrees of freedom is 4.3027; the deviation of the differences is 0.1.
        Assert.Equal(0.3 - (4.302653 * 0.1 / Math.Sqrt(3)), contrast.Low, 1e-6);
        Assert.Equal(0.3 + (4.302653 * 0.1 / Math.Sqrt(3)), contrast.High, 1e-6);
        Assert.Equal(2.8016 * Math.Sqrt(0.0005), contrast.Detectable, 1e-4);
        Assert.True(contrast.IsDetected);
        // As sure over the seeds, and less than so many examples show.
        Assert.False(StudyContrast.Of(Cell([1, 5, 9], 0.12), Cell([1.3, 5.2, 9.4], 0.12), StudyMeasure.Distance).IsDetected);
        // Large, and not sure.
        Assert.False(StudyContrast.Of(from, Cell([3, 1, 12], 0.02), StudyMeasure.Distance).IsDetected);
    }

    [Fact]
    public void Dimensions_that_are_not_in_use_do_not_lower_that_of_those_in_use()
    {
        StudyRun Run(int active, double divergence) => new(10, 1, 1, -20, active, 0, divergence, 0);
        var cell = new StudyCell(10, 1, [Run(2, 0.01), Run(5, 0.01)], 1, 1);
        Assert.Equal(0.5 * (0.05 + 0.02), cell.DivergenceInUse, 1e-12);
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

    private static StudyCell Cell(double[] distances, double deviation) =>
        new(2, 1, [.. distances.Select((distance, i) => new StudyRun(2, 1, i + 1, -20, 2, distance, 0, 0))], deviation, deviation);

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
