using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>The hyperbolic tangent; its derivative is 1 − y².</summary>
internal sealed record TanhFormula() : ActivationFormula(Tanh(X))
{
    public static TanhFormula Instance { get; } = new();

    public override Formula Backward => Gradient * FusedMultiplyAdd(-Y, Y, 1);

    public override string Torch => "torch.tanh";

    public override string Diff => "Tanh";
}
