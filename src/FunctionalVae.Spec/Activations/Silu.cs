using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x·σ(x); its derivative is σ·(1 + x·(1 − σ)).</summary>
internal sealed record SiluFormula() : ActivationFormula(X * Sigmoid(X))
{
    public static SiluFormula Instance { get; } = new();

    public override Formula Backward => Gradient * Sigmoid(X) * FusedMultiplyAdd(X, 1 - Sigmoid(X), 1);

    public override string Torch => "TorchOps.Silu";

    public override string Diff => "Silu";
}
