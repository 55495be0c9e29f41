using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Which latent dimensions a model uses to tell examples apart, and how much.</summary>
/// <param name="Examples">Of how many examples.</param>
/// <param name="Dimensions">Each dimension, [latent].</param>
public sealed record LatentUse(int Examples, IReadOnlyList<LatentDimension> Dimensions)
{
    /// <summary>
    /// The share of the prior's variance that the posterior means of an active dimension have at least (Burda, Grosse and Salakhutdinov, "Importance
    /// weighted autoencoders", 2016, section 5.1.1, where the prior's is 1).
    /// </summary>
    public const double LeastVariance = 0.01;

    private const int ChunkSize = 512;

    /// <summary>How many dimensions are active.</summary>
    public int Active => Dimensions.Count(dimension => dimension.IsActive);

    /// <summary>Encodes examples and looks at their posteriors, in float64 from the encoder's means and log-variances.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">The examples, as the encoder sees them: <see cref="IVaeModel.Binarize"/> comes before.</param>
    /// <exception cref="ArgumentException">The latent variable has no prior, there is no example, or the parameters or examples are another model's.</exception>
    public static LatentUse Of(IVaeModel model, ParameterVector parameters, Batch examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        var prior =
            PriorFamily.Of(model, parameters)
            ?? throw new ArgumentException(
                $"The latent variable of {model.Name} has no prior, against which its dimensions could be held.",
                nameof(model)
            );
        if (examples.Count == 0)
        {
            throw new ArgumentException("There is no example to encode.", nameof(examples));
        }

        var sums = Enumerable.Range(0, model.Layout.LatentWidth).Select(i => new Sums(prior.Mean[i], prior.LogVariance[i])).ToArray();
        for (var start = 0; start < examples.Count; start += ChunkSize)
        {
            var posteriors = model.Encode(
                parameters,
                examples.Take([.. Enumerable.Range(start, Math.Min(ChunkSize, examples.Count - start))])
            );
            for (var row = 0; row < posteriors.Mean.Count; row++)
            {
                var means = posteriors.Mean[row].Span;
                var logVariances = posteriors.LogVariance[row].Span;
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i].Add(means[i], logVariances[i]);
                }
            }
        }

        var hasKl = model.Spec.Prior is { HasClosedFormKl: true };
        return new(examples.Count, [.. sums.Select(sum => sum.Dimension(hasKl))]);
    }

    private sealed class Sums(double priorMean, double priorLogVariance)
    {
        private int count;
        private double mean;
        private double scatter;
        private double variance;
        private double kl;

        // The running variance of Welford (1962): it keeps its digits where the mean is large.
        public void Add(double posteriorMean, double logVariance)
        {
            count++;
            var before = posteriorMean - mean;
            mean += before / count;
            scatter += before * (posteriorMean - mean);
            variance += Math.Exp(logVariance);
            var distance = posteriorMean - priorMean;
            var ratio = logVariance - priorLogVariance;
            kl += 0.5 * (SpecialFunctions.ExpMinusLinear(ratio) + (distance * distance * Math.Exp(-priorLogVariance)));
        }

        public LatentDimension Dimension(bool hasKl) =>
            new(hasKl ? kl / count : null, scatter / count, variance / count, scatter / count > LeastVariance * Math.Exp(priorLogVariance));
    }
}
