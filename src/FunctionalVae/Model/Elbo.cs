namespace FunctionalVae;

/// <summary>The evidence lower bound, in nats per example, averaged over a batch; always at β = 1.</summary>
/// <param name="Reconstruction">E log p(x|z).</param>
/// <param name="Kl">KL(q(z|x) ‖ p(z)) ≥ 0.</param>
public sealed record Elbo(double Reconstruction, double Kl)
{
    /// <summary>The bound, Reconstruction − Kl ≤ log p(x) in expectation.</summary>
    public double Value => Reconstruction - Kl;
}
