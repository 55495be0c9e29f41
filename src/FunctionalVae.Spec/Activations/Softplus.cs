using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>log(1 + eˣ); its derivative is 1 − e^−y.</summary>
internal sealed record SoftplusFormula() : ActivationFormula(Softplus(X))
{
    public static SoftplusFormula Instance { get; } = new();

    public override Formula Backward => -Gradient * Expm1(-Y);

    public override string Torch => "torch.nn.functional.softplus";

    public override string Diff => "Softplus";
}
