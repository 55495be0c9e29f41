namespace FunctionalVae;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): w ← w·(1 − rate·λ) and then the step of <see cref="Adam"/>, whose moments
/// do not see the decay. It is PyTorch's <c>torch.optim.AdamW</c>; every tensor decays, biases too.
/// </summary>
/// <param name="Beta1">β₁, the decay of the first moment, in [0, 1).</param>
/// <param name="Beta2">β₂, the decay of the second moment, in [0, 1).</param>
/// <param name="Epsilon">ε, added to the root of the bias-corrected second moment; positive.</param>
/// <param name="WeightDecay">λ, not negative.</param>
public sealed record AdamW(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0.01) : Optimizer
{
    internal override int Moments => 2;

    internal override void Check()
    {
        Adam.Check(Beta1, Beta2, Epsilon);
        OptionRange.Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "finite and not negative");
    }
}
