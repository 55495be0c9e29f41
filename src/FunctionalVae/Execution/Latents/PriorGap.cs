using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// How far the aggregate posterior q(z) = ∫ q(z|x) p(x) dx is from the prior p(z), at least. For any distribution r,
/// KL(q ‖ p) = KL(q ‖ r) + E_q[log r(z) − log p(z)], so the last term is never more than the divergence, and is the nearer to it the nearer r is to q.
/// </summary>
/// <param name="Examples">Of how many examples one draw z ~ q(z|x) each was taken.</param>
/// <param name="LogPrior">The mean of log p(z), in nats.</param>
/// <param name="LogFitted">The mean of log r(z), in nats.</param>
/// <param name="Value">The mean of log r(z) − log p(z), in nats.</param>
/// <param name="Error">Its standard error over the examples, in nats; not a number for one example.</param>
public sealed record PriorGap(int Examples, double LogPrior, double LogFitted, double Value, double Error)
{
    private const int ChunkSize = 512;

    /// <summary>How many of the draws lie where the prior has no density; the divergence is infinite where any do.</summary>
    public int Outside { get; init; }

    /// <summary>Compares what was fitted to the aggregate posterior with the prior.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="latents">r: <see cref="IVaeModel.FitLatents"/> of training examples.</param>
    /// <param name="examples">Examples that r was not fitted to: of its own it is nearer than of others, and the gap would be too wide. As the encoder sees them.</param>
    /// <param name="key">The key of the draws.</param>
    /// <exception cref="ArgumentException">The latent variable has no prior, there is no example, or something is another model's.</exception>
    public static PriorGap Of(IVaeModel model, ParameterVector parameters, LatentDistribution latents, Batch examples, Key key)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(examples);
        var prior =
            PriorFamily.Of(model, parameters)
            ?? throw new ArgumentException(
                $"The latent variable of {model.Name} has no prior, from which its posteriors could differ.",
                nameof(model)
            );
        latents.RequireFit(model.Layout);
        if (examples.Count == 0)
        {
            throw new ArgumentException("There is no example to encode.", nameof(examples));
        }

        var terms = new (double Prior, double Fitted)[examples.Count];
        var noise = model.NoiseFrom(key, examples.Count);
        for (var start = 0; start < terms.Length; start += ChunkSize)
        {
            int[] rows = [.. Enumerable.Range(start, Math.Min(ChunkSize, terms.Length - start))];
            var draws = model.Draw(model.Encode(parameters, examples.Take(rows)), noise.Take(rows));
            for (var row = 0; row < rows.Length; row++)
            {
                var z = RealVector.From(draws[row].ToArray().Select(value => (double)value));
                terms[start + row] = (prior.LogDensity(z), latents.LogProbability(z).Nats);
            }
        }

        var gap = terms.Average(term => term.Fitted - term.Prior);
        var scatter = terms.Sum(term => Math.Pow(term.Fitted - term.Prior - gap, 2));
        return new(
            terms.Length,
            terms.Average(term => term.Prior),
            terms.Average(term => term.Fitted),
            gap,
            Math.Sqrt(scatter / (terms.Length - 1.0) / terms.Length)
        )
        {
            Outside = terms.Count(term => double.IsNegativeInfinity(term.Prior)),
        };
    }
}
