using FunctionalVae.Graphs;

namespace FunctionalVae.Engine;

/// <summary>
/// Free bits (Kingma et al. 2016): which latent dimensions have a Kullback–Leibler divergence above λ as a mean over the batch.
/// </summary>
public static class FreeBitsKernel
{
    /// <summary>
    /// open = head, (μ, ℓ) in [B, 2k], but 0 in both places of a dimension with mean ½(μ² + e^ℓ − ℓ − 1) ≤ λ. Means are float64 sums in the
    /// order of the examples, whatever the number of threads.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="open">The same without the shut dimensions, [B, 2k].</param>
    /// <param name="freeBits">λ, in nats.</param>
    public static void Open(Lane lane, Matrix head, Matrix open, double freeBits) => Open(lane, head, null, open, freeBits);

    /// <summary>
    /// The same against N(m, diag e^p): a shut dimension gets m and p.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="priorMean">m, [1, k].</param>
    /// <param name="priorLogVariance">p, [1, k].</param>
    /// <param name="open">The head without the shut dimensions, [B, 2k].</param>
    /// <param name="freeBits">λ, in nats.</param>
    public static void OpenLearned(Lane lane, Matrix head, Matrix priorMean, Matrix priorLogVariance, Matrix open, double freeBits) =>
        Open(lane, head, (priorMean, priorLogVariance), open, freeBits);

    // By columns: a dimension's mean is made by one lane. In float64 and plain, for one exponential of each example and dimension is little
    // beside the products of a step, and which side of λ a dimension is on must not depend on the instruction set.
    private static void Open(Lane lane, Matrix head, (Matrix Mean, Matrix LogVariance)? prior, Matrix open, double freeBits)
    {
        var k = head.Columns / 2;
        var (from, to) = lane.Share(k);
        for (var i = from; i < to; i++)
        {
            var m = prior is { } mean ? mean.Mean.Values[i] : 0;
            var p = prior is { } own ? own.LogVariance.Values[i] : 0;
            var sum = 0.0;
            for (var example = 0; example < head.Rows; example++)
            {
                var distance = (double)head.Row(example)[i] - m;
                var delta = (double)head.Row(example)[k + i] - p;
                sum += (distance * distance * Math.Exp(-p)) + (Math.Exp(delta) - delta - 1);
            }

            // Not greater, so that a divergence that is not a number is seen.
            var isShut = 0.5 * sum / head.Rows <= freeBits;
            for (var example = 0; example < head.Rows; example++)
            {
                open.Row(example)[i] = isShut ? m : head.Row(example)[i];
                open.Row(example)[k + i] = isShut ? p : head.Row(example)[k + i];
            }
        }

        lane.Sync();
    }
}
