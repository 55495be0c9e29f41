namespace FunctionalVae;

/// <summary>
/// What the prior p(z) of a model says of latent vectors: by its formula, in float64, apart from every engine. Draws, log-weights and the laws
/// ask it and nothing else.
/// </summary>
public abstract class PriorFamily
{
    private protected PriorFamily() { }

    /// <summary>E[z], [latent].</summary>
    public abstract IReadOnlyList<double> Mean { get; }

    /// <summary>The logarithm of the variance of each latent dimension, [latent].</summary>
    public abstract IReadOnlyList<double> LogVariance { get; }

    /// <summary>The family of a model's prior; null where the latent variable has none.</summary>
    /// <param name="model">The model, which encodes the examples that its prior has of its own, where it has some: once, here.</param>
    /// <param name="parameters">The model's weights, which have what of the prior is trained.</param>
    public static PriorFamily? Of(IVaeModel model, ParameterVector parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        return model.Spec.Prior is { } prior ? PriorFamilies.Of(prior, model, parameters) : null;
    }

    /// <summary>log p(z) of one latent vector [latent], in nats.</summary>
    public abstract double LogDensity(IReadOnlyList<double> z);

    /// <summary>The noise [latent] of which <see cref="IVaeModel.DrawPrior"/> makes a latent vector [latent]: it is standard normal where z is drawn from the prior.</summary>
    public abstract IReadOnlyList<double> NoiseOf(IReadOnlyList<double> z);

    /// <summary>log p(z) − log N(z; μ, e^ℓ) at z = μ + e^(ℓ/2) ε of one example, in nats; it takes ε, and not (z − μ)/σ, and keeps its digits where σ is small.</summary>
    /// <param name="logVariance">ℓ, [latent].</param>
    /// <param name="noise">ε, [latent].</param>
    /// <param name="draw">z, [latent].</param>
    internal virtual double LogRatio(ReadOnlySpan<float> logVariance, ReadOnlySpan<float> noise, ReadOnlySpan<float> draw)
    {
        var ratio = LogDensity([.. draw.ToArray().Select(z => (double)z)]);
        for (var i = 0; i < draw.Length; i++)
        {
            ratio += NormalDistribution.HalfLogTwoPi + (0.5 * (logVariance[i] + ((double)noise[i] * noise[i])));
        }

        return ratio;
    }

    /// <summary>Draws of the prior, one for each row of standard normal noise, [count, latent].</summary>
    internal abstract Batch Draw(Batch noise);
}
