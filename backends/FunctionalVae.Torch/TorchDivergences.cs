using static TorchSharp.torch;

namespace FunctionalVae.Torch;

public static partial class TorchOps
{
    /// <summary>W₂² of N(μ, diag e^ℓ) and N(0, v·I) = Σ [μ² + (σ − √v)²], [B].</summary>
    public static Tensor SquaredWasserstein(Tensor head, double variance)
    {
        var (mean, delta) = Differences(head, variance);
        var growth = TorchScalars.Times(delta, 0.5).expm1();
        return Sum(TorchScalars.Sum(mean * mean, TorchScalars.Times(growth * growth, variance)));
    }

    /// <summary>KL(q ‖ p) + KL(p ‖ q) of N(μ, diag e^ℓ) and N(0, v·I) = ½ Σ [(e^Δ − 1)(1 − e^−Δ) + μ²/v·(1 + e^−Δ)], Δ = ℓ − log v, [B].</summary>
    public static Tensor Jeffreys(Tensor head, double variance)
    {
        var (mean, delta) = Differences(head, variance);
        var shrinkage = delta.neg().expm1();
        var both = TorchScalars.Times(mean * mean * TorchScalars.Plus(shrinkage, 2), 1 / variance);
        return TorchScalars.Times(Sum(both - (delta.expm1() * shrinkage)), 0.5);
    }

    /// <summary>Rényi's divergence of N(μ, diag e^ℓ) from N(0, v·I) = ½ Σ [log s/(1 − α) − Δ + α·μ²/(v·s)], s = 1 + (1 − α)(e^Δ − 1), Δ = ℓ − log v, [B].</summary>
    public static Tensor Renyi(Tensor head, double variance, double order)
    {
        var (mean, delta) = Differences(head, variance);
        var growth = TorchScalars.Times(delta.expm1(), 1 - order);
        var pull = TorchScalars.Times(mean * mean, order / variance) * TorchScalars.Plus(growth, 1).reciprocal();
        return TorchScalars.Times(Sum(TorchScalars.Sum(TorchScalars.Times(growth.log1p(), 1 / (1 - order)) - delta, pull)), 0.5);
    }

    private static (Tensor Mean, Tensor Delta) Differences(Tensor head, double variance)
    {
        var (mean, logVariance) = Split(head);
        return (mean, TorchScalars.Plus(logVariance, -Math.Log(variance)));
    }
}
