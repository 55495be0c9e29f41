namespace FunctionalVae;

/// <summary>
/// Adam (Kingma and Ba 2015): m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; w ← w − rate·m̂ / (√v̂ + ε) with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ).
/// It is PyTorch's <c>torch.optim.Adam</c>.
/// </summary>
/// <param name="Beta1">β₁, the decay of the first moment, in [0, 1).</param>
/// <param name="Beta2">β₂, the decay of the second moment, in [0, 1).</param>
/// <param name="Epsilon">ε, added to the root of the bias-corrected second moment; positive.</param>
public sealed record Adam(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Optimizer
{
    internal override int Moments => 2;

    internal override void Check() => Check(Beta1, Beta2, Epsilon);

    internal static void Check(double beta1, double beta2, double epsilon)
    {
        OptionRange.Require(beta1 is >= 0 and < 1, nameof(Beta1), beta1, "in [0, 1)");
        OptionRange.Require(beta2 is >= 0 and < 1, nameof(Beta2), beta2, "in [0, 1)");
        OptionRange.Require(epsilon > 0 && double.IsFinite(epsilon), nameof(Epsilon), epsilon, "positive and finite");
    }
}
