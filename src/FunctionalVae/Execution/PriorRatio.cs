namespace FunctionalVae;

/// <summary>log p(z) − log q(z|x) of reparameterised draws.</summary>
public static class PriorRatio
{
    /// <summary>
    /// log N(z; m, e^p) − log N(z; μ, σ²) of each example, in nats, at z = μ + σε: ½ Σ (log σ² + ε² − p − (z − m)² e^−p), for the constants
    /// cancel. It keeps its digits where σ is small, since it takes ε and not (z − μ)/σ. 0 for a latent without noise.
    /// </summary>
    /// <param name="parameters">The model's parameters, which a learned prior is among.</param>
    /// <param name="posterior">Means and log-variances, [count, latent] each.</param>
    /// <param name="noise">ε, [count, latent].</param>
    /// <param name="draws">z, [count, latent].</param>
    public static IReadOnlyList<double> Of(ParameterVector parameters, PosteriorBatch posterior, Batch noise, Batch draws)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentNullException.ThrowIfNull(draws);
        var prior = PriorDraw.Moments(parameters, draws.Width);
        var hasNoise = posterior.HasNoise;
        return
        [
            .. Enumerable
                .Range(0, draws.Count)
                .Select(row => Of(hasNoise ? posterior.LogVariance[row].Span : [], noise[row].Span, draws[row].Span, prior)),
        ];
    }

    /// <summary>The same of one example; without log-variances there is no noise.</summary>
    internal static double Of(
        ReadOnlySpan<float> logVariance,
        ReadOnlySpan<float> noise,
        ReadOnlySpan<float> draw,
        (float[] Mean, float[] LogVariance) prior
    )
    {
        double sum = 0;
        for (var i = 0; i < logVariance.Length; i++)
        {
            var d = (double)draw[i] - prior.Mean[i];
            sum += logVariance[i] + ((double)noise[i] * noise[i]) - prior.LogVariance[i] - (d * d * Math.Exp(-prior.LogVariance[i]));
        }

        return 0.5 * sum;
    }
}
