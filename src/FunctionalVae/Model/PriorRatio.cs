namespace FunctionalVae;

/// <summary>log p(z) − log q(z|x) of latent draws, by definition: density by density, in float64.</summary>
public static class PriorRatio
{
    /// <summary>log p(z) − log N(z; μ, σ²) of each example, in nats; 0 for a latent without noise.</summary>
    /// <param name="parameters">The model's parameters, which a learned prior is among.</param>
    /// <param name="posterior">Means and log-variances, [count, latent] each.</param>
    /// <param name="draws">z, [count, latent].</param>
    public static IReadOnlyList<double> Of(ParameterVector parameters, PosteriorBatch posterior, Batch draws)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(draws);
        var latent = draws.Width;
        var head = new double[2 * draws.Array.Length];
        for (var i = 0; i < draws.Array.Length; i++)
        {
            var mean = (2 * latent * (i / latent)) + (i % latent);
            head[mean] = posterior.Mean.Array[i];
            head[mean + latent] = posterior.LogVariance.Array[i];
        }

        var isDeterministic = posterior.LogVariance.Array.All(float.IsNegativeInfinity);
        return Of(
            parameters,
            isDeterministic ? [.. posterior.Mean.Array] : head,
            Array.ConvertAll(draws.Array, value => (double)value),
            latent
        );
    }

    /// <summary>The same of a head [count, 2·latent], mean and log-variance side by side; one of [count, latent] has no noise.</summary>
    internal static double[] Of(ParameterVector parameters, double[] head, double[] draws, int latent)
    {
        var ratios = new double[draws.Length / latent];
        if (head.Length == draws.Length)
        {
            return ratios;
        }

        var (priorMean, priorLogVariance) = PriorDraw.Moments(parameters, latent);
        for (var i = 0; i < draws.Length; i++)
        {
            var (row, column) = (i / latent, i % latent);
            var mean = (2 * latent * row) + column;
            ratios[row] +=
                LogNormal(draws[i], priorMean[column], priorLogVariance[column]) - LogNormal(draws[i], head[mean], head[mean + latent]);
        }

        return ratios;
    }

    private static double LogNormal(double z, double mean, double logVariance) =>
        -NormalDistribution.HalfLogTwoPi - (0.5 * logVariance) - (0.5 * (z - mean) * (z - mean) / Math.Exp(logVariance));
}
