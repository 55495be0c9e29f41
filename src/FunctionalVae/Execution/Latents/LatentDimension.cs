namespace FunctionalVae;

/// <summary>What one latent dimension tells of examples.</summary>
/// <param name="Kl">The mean over examples of KL(q(zᵢ|x) ‖ p(zᵢ)), in nats; null where the prior has no closed form, whose divergence is not a sum over dimensions.</param>
/// <param name="VarianceOfMeans">The variance over examples of the posterior mean E[zᵢ|x], with 1/N.</param>
/// <param name="MeanVariance">The mean over examples of the posterior variance Var[zᵢ|x].</param>
/// <param name="IsActive">Whether the variance of means is above <see cref="LatentUse.LeastVariance"/> of the prior's variance.</param>
public sealed record LatentDimension(double? Kl, double VarianceOfMeans, double MeanVariance, bool IsActive);
