using FunctionalVae.Formulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x·Φ(x) with the exact normal distribution function; its derivative is Φ(x) + x·φ(x).</summary>
internal sealed record GeluFormula() : ActivationFormula(X * NormalCumulative(X))
{
    public static GeluFormula Instance { get; } = new();

    public override Formula Backward => Gradient * FusedMultiplyAdd(X, NormalDensity(X), NormalCumulative(X));

    public override string Torch => "torch.nn.functional.gelu";
}
