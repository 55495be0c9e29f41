namespace FunctionalVae;

/// <summary>The terms of one example for one draw z of its posterior, in nats.</summary>
/// <param name="Reconstruction">log p(x|z), or minus a cross-entropy.</param>
/// <param name="Kl">KL(q(z|x) ‖ p(z)) ≥ 0, in closed form; of a prior that has none (<see cref="Prior.HasClosedFormKl"/>) the estimate −LogPriorRatio, which may be below 0.</param>
/// <param name="LogPriorRatio">log p(z) − log q(z|x) at the draw; its expectation is −Kl.</param>
public readonly record struct ExampleTerms(double Reconstruction, double Kl, double LogPriorRatio)
{
    /// <summary>log p(x, z) − log q(z|x): the log importance weight, where the reconstruction is a log-likelihood.</summary>
    public double LogWeight => Reconstruction + LogPriorRatio;
}
