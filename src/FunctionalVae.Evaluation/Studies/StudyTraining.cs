using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>Trains one model of a study, and looks at its aggregate posterior.</summary>
/// <param name="train">Training examples, grey.</param>
/// <param name="test">Held-out examples, grey.</param>
/// <param name="options">How.</param>
internal sealed class StudyTraining(Batch train, Batch test, AggregateStudyOptions options)
{
    private const int ObjectiveDraws = 4;
    private const ulong StudySeed = 0x57d;

    /// <summary>The model of a cell.</summary>
    public static IVaeModel Model(Image input, int latent, int layers, int units) =>
        Vae.ModelFrom(
            StudySpec.Of(input, latent, layers, units),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Study{latent}x{layers}")
        );

    public StudyRun Run(IVaeModel model, int layers, int seed, StudyNull none, CancellationToken cancel)
    {
        var training = (options.Training ?? AggregateStudyOptions.UsualTraining) with { Seed = (ulong)seed, Threads = 1 };
        var parameters = model.Train(training, Dataset.Of(train), cancel: cancel).State.Evaluated;
        // The same for all cells of a seed: contrasts are of pairs.
        var key = Key.FromSeed(StudySeed).Child((ulong)seed);
        var seen = model.Binarize(test, key.Child(0));
        var posteriors = new PosteriorNormals(Chunks.Posteriors(model, parameters, seen));
        var latent = posteriors.Width;
        var distance = StudyNull.Distance(
            i => Points(model.Draw(posteriors.Batch, model.NoiseFrom(key.Child(1).Child((ulong)i), test.Count))),
            options,
            key.Child(2)
        );
        var own = Divergence(posteriors, null);
        var chance = Divergence(posteriors, model.NoiseFrom(key.Child(3), test.Count));
        return new(
            latent,
            layers,
            seed,
            ObjectiveEstimator.Average(model, parameters, test, key.Child(4), ObjectiveDraws, threads: 1, cancel).Unweighted,
            LatentUse.Of(model, parameters, seen).Active,
            distance - none.Mean,
            own - chance,
            chance
        );
    }

    // A mean over the dimensions: of the posteriors, or of those of their deviations whose mixture is N(0, 1).
    private static double Divergence(PosteriorNormals posteriors, Batch? noise)
    {
        var (means, logVariances) = (posteriors.Batch.Mean, posteriors.Batch.LogVariance);
        return Enumerable
            .Range(0, posteriors.Width)
            .Average(i =>
            {
                double[] deviations = [.. Enumerable.Range(0, posteriors.Count).Select(row => Math.Exp(0.5 * logVariances[row].Span[i]))];
                double[] centres =
                [
                    .. Enumerable
                        .Range(0, posteriors.Count)
                        .Select(row =>
                            noise is null
                                ? means[row].Span[i]
                                : noise[row].Span[i] * Math.Sqrt(Math.Max(0, 1 - (deviations[row] * deviations[row])))
                        ),
                ];
                return MarginalDivergence.Of(centres, deviations);
            });
    }

    private static RealMatrix Points(Batch draws) =>
        RealMatrix.FromRows(
            Enumerable.Range(0, draws.Count).Select(row => RealVector.From(draws[row].ToArray().Select(value => (double)value)))
        );
}
