using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>x·min(max(x + 3, 0), 6)/6 (Howard et al. 2019).</summary>
internal sealed record HardswishFormula() : ActivationFormula(X * (Clamp(X + 3, 0, 6) / 6))
{
    public static HardswishFormula Instance { get; } = new();

    public override ValueList<double> Kinks => [-3, 3];
}
