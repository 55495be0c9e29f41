using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>
/// The divergence of the aggregate posterior where it is evaluated, in float64 and apart from every engine: of <see cref="BatchSize"/> examples at a
/// time, in their order, of which the last may be fewer. Draws of the prior come from a key of its own, the same for every batch, so that what is
/// evaluated depends on weights, examples and noise alone.
/// </summary>
internal sealed class AggregateEvaluation
{
    /// <summary>The examples of a batch.</summary>
    public const int BatchSize = TrainingSession.EvaluationCapacity;

    private readonly AggregateFamily divergence;
    private readonly double weight;
    private readonly PriorFamily prior;

    private AggregateEvaluation(AggregateFamily divergence, double weight, PriorFamily prior) =>
        (this.divergence, this.weight, this.prior) = (divergence, weight, prior);

    /// <summary>That of a model; null where its objective has none.</summary>
    public static AggregateEvaluation? Of(IVaeModel model, ParameterVector parameters) =>
        model.Spec.Objective.OfAggregate is { } weighed
            ? new(
                AggregateFamily.Of(weighed.Divergence, model.Spec.Prior!, model.Layout.LatentWidth),
                weighed.Weight,
                PriorFamily.Of(model, parameters)!
            )
            : null;

    /// <summary>The weighed divergence of draws, [count, latent], of one batch, in nats; not a number where one of them is none.</summary>
    public double Term(ReadOnlySpan<float> draws, int latent)
    {
        if (draws.ContainsAnyNonFinite())
        {
            return double.NaN;
        }

        var count = draws.Length / latent;
        var noise = new float[draws.Length];
        for (var row = 0; row < count; row++)
        {
            StandardNormalNoise.Fill(AggregateKeys.Prior, (uint)row, noise.AsSpan(row * latent, latent));
        }

        return weight * divergence.Between(Points(draws, latent), Points(prior.Draw(new(noise, latent)).Array, latent));
    }

    /// <summary>The terms of examples, each with the weighed divergence of its batch.</summary>
    public IReadOnlyList<ExampleTerms> Add(IReadOnlyList<ExampleTerms> terms, Batch draws)
    {
        var added = terms.ToArray();
        for (var start = 0; start < added.Length; start += BatchSize)
        {
            var count = Math.Min(BatchSize, added.Length - start);
            var term = Term(draws.Array.AsSpan(start * draws.Width, count * draws.Width), draws.Width);
            for (var row = start; row < start + count; row++)
            {
                added[row] = added[row] with { Kl = added[row].Kl + term };
            }
        }

        return added;
    }

    private static RealMatrix Points(ReadOnlySpan<float> values, int latent)
    {
        var copy = values.ToArray();
        return RealMatrix.Of(copy.Length / latent, latent, (row, column) => copy[(row * latent) + column]);
    }
}
