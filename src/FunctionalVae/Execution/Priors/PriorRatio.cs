namespace FunctionalVae;

/// <summary>log p(z) − log q(z|x) of reparameterised draws.</summary>
public static class PriorRatio
{
    /// <summary>log p(z) − log q(z|x) of each example, in nats, at the draw z of noise ε; 0 for a latent without noise.</summary>
    /// <param name="prior">The prior of the model, which <see cref="PriorFamily.Of"/> gives; null where it has none.</param>
    /// <param name="posterior">The posteriors.</param>
    /// <param name="noise">ε, [count, latent].</param>
    /// <param name="draws">z, [count, latent].</param>
    public static IReadOnlyList<double> Of(PriorFamily? prior, PosteriorBatch posterior, Batch noise, Batch draws)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(noise);
        ArgumentNullException.ThrowIfNull(draws);
        return
        [
            .. Enumerable
                .Range(0, draws.Count)
                .Select(row => prior?.LogRatio(posterior.LogVarianceGivenBefore[row].Span, noise[row].Span, draws[row].Span) ?? 0),
        ];
    }
}
