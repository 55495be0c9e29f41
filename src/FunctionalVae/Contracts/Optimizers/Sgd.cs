namespace FunctionalVae;

/// <summary>
/// Stochastic gradient descent: g ← g + λw; m ← μm + g; w ← w − rate·m, and with Nesterov's momentum w ← w − rate·(g + μm).
/// It is PyTorch's <c>torch.optim.SGD</c> without dampening; every tensor decays, biases too.
/// </summary>
/// <param name="Momentum">μ, in [0, 1); 0 for none.</param>
/// <param name="Nesterov">Whether to look one step ahead; needs momentum.</param>
/// <param name="WeightDecay">λ, not negative: the decay is coupled, a part of the gradient.</param>
public sealed record Sgd(double Momentum = 0, bool Nesterov = false, double WeightDecay = 0) : Optimizer
{
    internal override int Moments => Momentum > 0 ? 1 : 0;

    internal override void Check()
    {
        OptionRange.Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "in [0, 1)");
        OptionRange.Require(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, "positive for Nesterov's form");
        OptionRange.Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "finite and not negative");
    }
}
