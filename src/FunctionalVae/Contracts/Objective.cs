namespace FunctionalVae;

/// <summary>
/// What is trained, in nats per example, averaged over a batch. For a model without a likelihood this is all that can be said of it;
/// for one with a likelihood see <see cref="Elbo"/>.
/// </summary>
/// <param name="Reconstruction">The reconstruction term: E log p(x|z), or minus a cross-entropy.</param>
/// <param name="Kl">The Kullback–Leibler term KL(q(z|x) ‖ p(z)) ≥ 0; an estimate at the draws, which may be below 0, where the prior gives it no closed form (<see cref="Prior.HasClosedFormKl"/>). Of a training step what <see cref="TrainingObjective.TrainedDivergenceName"/> names.</param>
/// <param name="Beta">The weight β of the Kullback–Leibler term.</param>
public sealed record Objective(double Reconstruction, double Kl, double Beta)
{
    /// <summary>The objective, Reconstruction − β·Kl; training maximises it.</summary>
    public double Value => Reconstruction - (Beta * Kl);

    /// <summary>Reconstruction − Kl: the objective at β = 1, by which models of different β are compared.</summary>
    public double Unweighted => Reconstruction - Kl;
}
