using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Estimates a model's objective on a set of examples by averaging over several draws of each posterior.</summary>
public static partial class ObjectiveEstimator
{
    // Fixed, so that noise and sums do not depend on the threads; twice the managed engine's own group.
    private const int ChunkSize = 512;
    private const ulong BinarizationSite = 0;
    private const ulong NoiseSite = 1;

    /// <summary>The objective in nats per example, averaged over all examples and over <paramref name="draws"/> draws of each posterior.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">Examples, grey where the model binarises: dynamically anew for each draw, else once for all draws.</param>
    /// <param name="key">The key of noise and binarization: by convention a child of the run's <see cref="KeySites.Evaluation"/>.</param>
    /// <param name="draws">Draws per example.</param>
    /// <param name="threads">Threads; 0 for one per processor. The result does not depend on it.</param>
    /// <param name="cancel">Stops the estimate.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is not positive or <paramref name="threads"/> is negative.</exception>
    /// <exception cref="ArgumentException">The parameters are another model's, or the examples have another size or domain.</exception>
    /// <exception cref="OperationCanceledException">The estimate was stopped.</exception>
    public static Objective Average(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        int draws = 16,
        int threads = 0,
        CancellationToken cancel = default
    ) => Estimate(model, parameters, examples, key, draws, threads, cancel).Objective;

    /// <summary>The same with its standard error over the draws.</summary>
    /// <inheritdoc cref="Average"/>
    public static ObjectiveEstimate Estimate(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        int draws = 16,
        int threads = 0,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var chunks = (examples.Count + ChunkSize - 1) / ChunkSize;
        var parts = new (Objective Objective, int Count)[checked(draws * chunks)];
        Parts.Each(parts.Length, i => parts[i] = Part(model, parameters, examples, key, i / chunks, i % chunks), threads, cancel);
        return new(Mean(parts), draws == 1 ? null : StandardError([.. parts.Chunk(chunks).Select(draw => Mean(draw).Unweighted)]), draws);
    }

    private static Objective Mean((Objective Objective, int Count)[] parts)
    {
        var average = default(ObjectiveAverage);
        foreach (var (objective, count) in parts)
        {
            average.Add(objective, count);
        }

        return average.Value;
    }

    // Of the mean of independent values of one distribution.
    private static double StandardError(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0) / values.Length);
    }

    private static (Objective Objective, int Count) Part(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        int draw,
        int chunk
    )
    {
        var binary = Rows(model, examples, key, model.Binarization == Binarization.Dynamic ? draw : 0, chunk);
        return (model.Evaluate(parameters, binary, Noise(model, key, draw, chunk, binary.Count)), binary.Count);
    }

    private static Batch Rows(IVaeModel model, Batch examples, Key key, int draw, int chunk)
    {
        var start = chunk * ChunkSize;
        var rows = examples.Take([.. Enumerable.Range(start, Math.Min(ChunkSize, examples.Count - start))]);
        return model.Binarize(rows, Site(key, BinarizationSite, draw, chunk));
    }

    private static Batch Noise(IVaeModel model, Key key, int draw, int chunk, int count) =>
        model.NoiseFrom(Site(key, NoiseSite, draw, chunk), count);

    private static Key Site(Key key, ulong site, int draw, int chunk) => key.Child(site).Child((ulong)draw).Child((ulong)chunk);
}
