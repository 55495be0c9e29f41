using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x where it is positive, otherwise eˣ − 1; its derivative is 1, or y + 1.</summary>
internal sealed record EluFormula() : ActivationFormula(SelectLess(0, X, X, Expm1(X)))
{
    public static EluFormula Instance { get; } = new();

    public override Formula Backward => SelectLess(0, Y, Gradient, Gradient * (Y + 1));

    public override string Torch => "TorchOps.Elu";

    public override string Diff => "Elu";
}
