using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal sealed partial record Formulas
{
    /// <summary>The weights of draws of q for a standard normal prior and log p(x|z).</summary>
    public Func<DiagonalNormal, Func<RealVector, double>, Key, int, ImportanceWeights> Weights { get; init; } =
        (q, logLikelihood, key, draws) =>
            ImportanceWeights.FromDraws(
                q,
                z => logLikelihood(z) + DiagonalNormal.Standard(q.Dimensions).LogProbability(z).Nats,
                key,
                draws
            );

    public Func<ImportanceWeights, double> Elbo { get; init; } = weights => EvidenceBounds.Elbo(weights).Nats;

    public Func<ImportanceWeights, double> Iwae { get; init; } = EvidenceBounds.Iwae;

    public Func<ImportanceWeights, RealVector> LeaveOneOutIwae { get; init; } = EvidenceBounds.LeaveOneOutIwae;

    public Func<IReadOnlyList<ImportanceWeights>, double> MultiplyWeighted { get; init; } = EvidenceBounds.MultiplyWeighted;

    public Func<double, ImportanceWeights, double> Renyi { get; init; } = RenyiBound.Of;

    public Func<ImportanceWeights, RealVector> NormalizedWeights { get; init; } = weights => weights.Normalized;

    public Func<ImportanceWeights, RealVector> DoublyReparameterizedWeights { get; init; } = weights => weights.DoublyReparameterized;

    public Func<ImportanceWeights, double> EffectiveSampleSize { get; init; } = weights => weights.EffectiveSampleSize;

    /// <summary>The bound from E log p(x|z) of each dimension of the data and the KL of each dimension of the latent variable.</summary>
    public Func<RealVector, RealVector, double> AnalyticElbo { get; init; } =
        (reconstruction, kl) => Probability.AnalyticElbo.FromDimensions(reconstruction, kl).Nats;

    /// <summary>The same with a weight β, which comes first.</summary>
    public Func<double, RealVector, RealVector, double> Objective { get; init; } =
        (beta, reconstruction, kl) => Probability.AnalyticElbo.FromDimensions(reconstruction, kl).Objective(beta);

    /// <summary>log p(x|z) of a normal likelihood from its log-variance and (x − mean)².</summary>
    public Func<double, double, double> NormalReconstruction { get; init; } =
        (logVariance, square) => Normal.FromLogVariance(0, logVariance).LogProbability(Math.Sqrt(square)).Nats;

    /// <summary>What is reported as log p(x|z) of a pixel from its grey value, the key of its binarization and the decoder's logit.</summary>
    public Func<double, Key, double, double> PixelReconstruction { get; init; } =
        (grey, key, logit) => Bernoulli.FromLogit(logit).LogProbability(Bernoulli.FromProbability(grey).Sample(key)).Nats;

    /// <summary>
    /// The pathwise term of E f(z)'s gradient for the mean and log-variance of q: from q, the noise ε of z = μ + σ·ε, and ∂f/∂z. With
    /// f = log w it is the gradient that "sticks the landing" (Roeder et al. 2017). It and the score are the tests' own: the library computes
    /// gradients in its kernels.
    /// </summary>
    public Func<Normal, double, double, Gradients> Pathwise { get; init; } =
        (q, noise, slope) => new(slope, 0.5 * q.Deviation * noise * slope);

    /// <summary>The score of q at z = μ + σ·ε: ∂ log q(z) / ∂(μ, ℓ).</summary>
    public Func<Normal, double, Gradients> Score { get; init; } = (q, noise) => new(noise / q.Deviation, 0.5 * ((noise * noise) - 1));
}

/// <summary>A gradient for the mean and the log-variance of a normal posterior.</summary>
internal readonly record struct Gradients(double Mean, double LogVariance)
{
    public static Gradients operator +(Gradients left, Gradients right) =>
        new(left.Mean + right.Mean, left.LogVariance + right.LogVariance);

    public static Gradients operator *(double factor, Gradients gradients) => new(factor * gradients.Mean, factor * gradients.LogVariance);

    public bool Near(Gradients other, double tolerance) =>
        Laws.Near.Of(Mean, other.Mean, tolerance) && Laws.Near.Of(LogVariance, other.LogVariance, tolerance);
}
