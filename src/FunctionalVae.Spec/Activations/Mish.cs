using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x·tanh(log(1 + eˣ)) (Misra 2019).</summary>
internal sealed record MishFormula() : ActivationFormula(X * Tanh(Softplus(X)))
{
    public static MishFormula Instance { get; } = new();
}
