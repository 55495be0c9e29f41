using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x where it is positive, otherwise 0.01·x.</summary>
internal sealed record LeakyReluFormula() : ActivationFormula(SelectLess(0, X, X, X * 0.01))
{
    public static LeakyReluFormula Instance { get; } = new();

    public override Formula Backward => SelectLess(0, Y, Gradient, Gradient * 0.01);

    public override ValueList<double> Kinks => [0];

    public override string Torch => "TorchOps.LeakyRelu";

    public override string Diff => "LeakyRelu";
}
