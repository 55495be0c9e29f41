namespace FunctionalVae.Evaluation;

/// <summary>Trains one model of a study, and looks at its aggregate posterior.</summary>
/// <param name="train">Training examples, grey.</param>
/// <param name="test">Held-out examples, grey.</param>
/// <param name="options">How.</param>
internal sealed class StudyTraining(Batch train, Batch test, AggregateStudyOptions options)
{
    private const int ObjectiveDraws = 4;
    private const int MostGroups = 20;
    private const ulong StudySeed = 0x57d;

    /// <summary>The model of a cell.</summary>
    public static IVaeModel Model(Image input, int latent, int layers, int units) =>
        Vae.ModelFrom(
            StudySpec.Of(input, latent, layers, units),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Study{latent}x{layers}")
        );

    /// <summary>Trains, and measures the posteriors of the held-out examples.</summary>
    public (StudyRun Run, StudyPosteriors Posteriors) Run(IVaeModel model, int layers, int seed, CancellationToken cancel)
    {
        var training = (options.Training ?? AggregateStudyOptions.UsualTraining) with { Seed = (ulong)seed, Threads = 1 };
        var parameters = model.Train(training, Dataset.Of(train), cancel: cancel).State.Evaluated;
        // The same for all cells of a seed: contrasts are of pairs.
        var key = Key.FromSeed(StudySeed).Child((ulong)seed);
        var seen = model.Binarize(test, key.Child(0));
        var posteriors = StudyPosteriors.Of(Chunks.Posteriors(model, parameters, seen));
        var distance = new StudyDistance(options, key.Child(1));
        var groups = Math.Min(MostGroups, posteriors.Count);
        return (
            new(
                model.Layout.LatentWidth,
                layers,
                seed,
                ObjectiveEstimator.Average(model, parameters, test, key.Child(2), ObjectiveDraws, threads: 1, cancel).Unweighted,
                LatentUse.Of(model, parameters, seen).Active,
                distance.Of(posteriors),
                posteriors.Divergence(),
                ValueList.From(distance.Without(posteriors, groups)),
                ValueList.From(Enumerable.Range(0, groups).Select(group => posteriors.Without(group, groups).Divergence()))
            ),
            posteriors
        );
    }
}
