namespace FunctionalVae;

/// <summary>The evidence lower bound, in nats per example, averaged over a batch; always at β = 1.</summary>
/// <param name="Reconstruction">The reconstruction term E log p(x|z).</param>
/// <param name="Kl">The Kullback–Leibler term KL(q(z|x) ‖ p(z)) ≥ 0; an estimate at the draws, which may be below 0, where the prior gives it no closed form (<see cref="Prior.HasClosedFormKl"/>).</param>
public sealed record Elbo(double Reconstruction, double Kl)
{
    /// <summary>The bound, Reconstruction − Kl ≤ log p(x) in expectation.</summary>
    public double Value => Reconstruction - Kl;
}
