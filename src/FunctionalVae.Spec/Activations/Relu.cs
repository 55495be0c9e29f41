using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>max(x, 0), with derivative 0 at 0.</summary>
internal sealed record ReluFormula() : ActivationFormula(Rectify(X))
{
    public static ReluFormula Instance { get; } = new();

    public override Formula Backward => SelectLess(0, Y, Gradient, 0);

    public override ValueList<double> Kinks => [0];

    public override string Torch => "torch.nn.functional.relu";

    public override string Diff => "Relu";
}
