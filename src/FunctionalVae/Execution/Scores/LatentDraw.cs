namespace FunctionalVae;

/// <summary>What there is to know of one latent vector: the part that it was drawn from, and its log-density under each, in nats.</summary>
/// <param name="Part">The part.</param>
/// <param name="LogPosterior">log q(z|x).</param>
/// <param name="LogWide">The same with twice the deviations.</param>
/// <param name="LogPrior">log p(z).</param>
internal readonly record struct LatentDraw(DrawPart Part, double LogPosterior, double LogWide, double LogPrior);
