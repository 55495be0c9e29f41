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
                model.Spec.Likelihood is Likelihood
                    ? "its latent variable has no prior"
                    : $"it is scored by {model.Spec.Likelihood.GetType().Name}, which is not a likelihood";
            throw new ArgumentException(
                $"{model.Name} has no importance weights: {cause}. {nameof(Estimate)} gives its objective.",
                nameof(model)
            );
        }

        var (bound, effective) = (0.0, 0.0);
        for (var chunk = 0; chunk * ChunkSize < examples.Count; chunk++)
        {
            foreach (
                var weights in Weights(model, parameters, Rows(model, examples, key, draw: 0, chunk), key, chunk, draws, threads, cancel)
            )
            {
                bound += weights.Log - Math.Log(draws);
                effective += weights.Effective;
            }
        }

        return new(bound / examples.Count, effective / examples.Count, draws);
    }

    private static WeightSum[] Weights(
        IVaeModel model,
        ParameterVector parameters,
        Batch rows,
        Key key,
        int chunk,
        int draws,
        int threads,
        CancellationToken cancel
    )
    {
        var sums = new WeightSum[rows.Count];
        Array.Fill(sums, new WeightSum());
        var terms = new IReadOnlyList<ExampleTerms>[DrawsAtOnce];
        for (var start = 0; start < draws; start += DrawsAtOnce)
        {
            var (first, count) = (start, Math.Min(DrawsAtOnce, draws - start));
            Each(count, i => terms[i] = model.Terms(parameters, rows, Noise(model, key, first + i, chunk, rows.Count)), threads, cancel);
            for (var draw = 0; draw < count; draw++)
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i].Add(terms[draw][i].LogWeight);
                }
            }
        }

        return sums;
    }
}
