using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>1 / (1 + e^−x); its derivative is y·(1 − y).</summary>
internal sealed record SigmoidFormula() : ActivationFormula(Sigmoid(X))
{
    public static SigmoidFormula Instance { get; } = new();

    public override Formula Backward => Gradient * Y * (1 - Y);

    public override string Torch => "torch.sigmoid";

    public override string Diff => "Sigmoid";
}
