using FunctionalVae.Probability;

namespace FunctionalVae;

/// <content>The importance-weighted bound, from the draws of the objective.</content>
public static partial class ObjectiveEstimator
{
    // Draws that are weighed at once: memory does not grow with their number. The sums are made draw by draw, whatever this is.
    private const int DrawsAtOnce = 32;

    /// <summary>
    /// The importance-weighted bound log (1/K) Σ wₖ on log p(x) from K <paramref name="draws"/> of each posterior, in nats per example
    /// (Burda et al. 2016). Noise is that of <see cref="Estimate"/>. All draws of an example look at the same binarization of it, so
    /// where that is dynamic the two estimates are of other binary examples.
    /// </summary>
    /// <param name="model">A model with an evidence lower bound.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">Examples, grey where the model binarises: once for all draws.</param>
    /// <param name="key">The key of noise and binarization: by convention a child of the run's <see cref="KeySites.Evaluation"/>.</param>
    /// <param name="draws">K, the draws per example.</param>
    /// <param name="threads">Threads; 0 for one per processor. The result does not depend on it.</param>
    /// <param name="cancel">Stops the estimate.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is not positive or <paramref name="threads"/> is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The model has no evidence lower bound, the parameters are another model's, or the examples have another size or domain.
    /// </exception>
    /// <exception cref="OperationCanceledException">The estimate was stopped.</exception>
    public static ImportanceWeightedEstimate ImportanceWeighted(
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
        if (!model.HasEvidenceLowerBound)
        {
            var cause =
                model.Spec is { Likelihood: Likelihood, Objective.OfAggregate: not null } ? "its divergence is of the aggregate posterior"
                : model.Spec.Likelihood is Likelihood ? "its latent variable has no prior"
                : $"it is scored by {model.Spec.Likelihood.GetType().Name}, which is not a likelihood";
            throw new ArgumentException(
                $"{model.Name} has no importance weights: {cause}. {nameof(Estimate)} gives its objective.",
                nameof(model)
            );
        }

        var (bound, effective) = (0.0, 0.0);
        var chunks = (examples.Count + ChunkSize - 1) / ChunkSize;
        // Of few draws there is too little work in one chunk for all threads.
        var atOnce = Math.Max(1, DrawsAtOnce / draws);
        for (var start = 0; start < chunks; start += atOnce)
        {
            var (first, rows) = (start, new Batch[Math.Min(atOnce, chunks - start)]);
            Parts.Each(rows.Length, i => rows[i] = Rows(model, examples, key, draw: 0, first + i), threads, cancel);
            foreach (var weights in Weights(model, parameters, rows, key, first, draws, threads, cancel))
            {
                bound += weights.Log - Math.Log(draws);
                effective += weights.Effective;
            }
        }

        return new(bound / examples.Count, effective / examples.Count, draws);
    }

    // Of all examples of some chunks, of which the first has the number firstChunk.
    private static IEnumerable<WeightSum> Weights(
        IVaeModel model,
        ParameterVector parameters,
        Batch[] chunks,
        Key key,
        int firstChunk,
        int draws,
        int threads,
        CancellationToken cancel
    )
    {
        WeightSum[][] sums = [.. chunks.Select(rows => Enumerable.Repeat(new WeightSum(), rows.Count).ToArray())];
        var terms = new IReadOnlyList<ExampleTerms>[Math.Min(DrawsAtOnce, draws) * chunks.Length];
        for (var start = 0; start < draws; start += DrawsAtOnce)
        {
            var (firstDraw, parts) = (start, Math.Min(DrawsAtOnce, draws - start) * chunks.Length);
            Parts.Each(parts, i => terms[i] = Terms(firstDraw + (i / chunks.Length), i % chunks.Length), threads, cancel);
            for (var part = 0; part < parts; part++)
            {
                var of = sums[part % chunks.Length];
                for (var i = 0; i < of.Length; i++)
                {
                    of[i].Add(terms[part][i].LogWeight);
                }
            }
        }

        return sums.SelectMany(of => of);

        IReadOnlyList<ExampleTerms> Terms(int draw, int chunk) =>
            model.Terms(parameters, chunks[chunk], Noise(model, key, draw, firstChunk + chunk, chunks[chunk].Count));
    }
}
