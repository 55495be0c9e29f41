namespace FunctionalVae.Evaluation;

/// <summary>An estimate of the mean of log p(x) over some examples, in nats.</summary>
/// <param name="Value">
/// The mean of log (1/K) Σ wₖ, with half of its variance over the draws added to each: the logarithm of a mean is too small by that, to first order.
/// The mean over many examples does not average it away.
/// </param>
/// <param name="StandardError">Over the draws, by the delta method, for these examples.</param>
/// <param name="Low">The lower end of the 95 % interval, for these examples.</param>
/// <param name="High">Its upper end.</param>
public sealed record LikelihoodEstimate(double Value, double StandardError, double Low, double High);
