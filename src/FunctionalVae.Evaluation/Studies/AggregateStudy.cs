using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>
/// How well does the aggregate posterior q(z) of held-out images match N(0, I), and does it match better with more latent dimensions or more layers?
/// Fully connected models are trained from several seeds for each size, and sizes are compared seed by seed. "No difference was detected" is a result:
/// each contrast says how large one would have to be.
/// </summary>
/// <param name="Train">Training examples.</param>
/// <param name="Test">Held-out examples.</param>
/// <param name="Options">What was trained.</param>
/// <param name="Cells">The sizes, in the order of layers and then of latent dimensions.</param>
public sealed record AggregateStudy(int Train, int Test, AggregateStudyOptions Options, IReadOnlyList<StudyCell> Cells)
{
    /// <summary>Each latent size with the first, at the same layers; each number of layers with the first, at the same latent size.</summary>
    public IReadOnlyList<StudyContrast> Contrasts(StudyMeasure measure) =>
        [
            .. Cells
                .Where(cell => cell.Latent != Options.Latents[0])
                .Select(cell => StudyContrast.Of(Cell(Options.Latents[0], cell.Layers), cell, measure)),
            .. Cells
                .Where(cell => cell.Layers != Options.Layers[0])
                .Select(cell => StudyContrast.Of(Cell(cell.Latent, Options.Layers[0]), cell, measure)),
        ];

    /// <summary>The cell of a size.</summary>
    /// <exception cref="InvalidOperationException">The study has none.</exception>
    public StudyCell Cell(int latent, int layers) => Cells.Single(cell => (cell.Latent, cell.Layers) == (latent, layers));

    /// <summary>Trains all models and looks at them. The same arguments give the same bits, whatever the number of threads is.</summary>
    /// <param name="input">What the images are; values are made binary as it says.</param>
    /// <param name="train">Training images, [count, inputs] in [0, 1].</param>
    /// <param name="test">Held-out images.</param>
    /// <param name="options">Which models; <see cref="AggregateStudyOptions.Usual"/> where nothing is given.</param>
    /// <param name="progress">Is told of each model when it is done: of one at a time, from any thread.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">An option makes no sense, there are fewer than <see cref="PriorMatch.LeastExamples"/> held-out images, or images do not fit.</exception>
    /// <exception cref="TrainingDivergedException">A training came to values that are not finite.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static AggregateStudy Of(
        Image input,
        Batch train,
        Batch test,
        AggregateStudyOptions? options = null,
        IProgress<StudyRun>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        options ??= AggregateStudyOptions.Usual;
        options.Check();
        if (test.Count < PriorMatch.LeastExamples)
        {
            throw new ArgumentException(
                $"There are {test.Count} held-out images; {PriorMatch.LeastExamples} or more are needed.",
                nameof(test)
            );
        }

        (int Layers, int Latent)[] sizes = [.. options.Layers.SelectMany(layers => options.Latents.Select(latent => (layers, latent)))];
        var models = sizes.Select(size => StudyTraining.Model(input, size.Latent, size.Layers, options.Units)).ToArray();
        var training = new StudyTraining(train, test, options);
        var (runs, firsts, reporting) = (new StudyRun[sizes.Length * options.Seeds], new StudyPosteriors[sizes.Length], new Lock());
        Parts.Each(
            runs.Length,
            i =>
            {
                var (cell, seed) = (i / options.Seeds, i % options.Seeds);
                (runs[i], var posteriors) = training.Run(models[cell], sizes[cell].Layers, seed + 1, cancel);
                if (seed == 0)
                {
                    firsts[cell] = posteriors;
                }

                lock (reporting)
                {
                    progress?.Report(runs[i]);
                }
            },
            options.Threads,
            cancel
        );
        return new(train.Count, test.Count, options, [.. sizes.Select((size, cell) => Cell(size, cell))]);

        StudyCell Cell((int Layers, int Latent) size, int cell)
        {
            var (distance, divergence) = StudyNull.Of(firsts[cell], options, Key.FromSeed(NullSeed).Child((ulong)cell), cancel);
            return new(size.Latent, size.Layers, runs[(cell * options.Seeds)..((cell + 1) * options.Seeds)], distance, divergence);
        }
    }

    private const ulong NullSeed = 0x6e;
}
