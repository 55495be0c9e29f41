namespace FunctionalVae.Testing;

/// <summary>The Kullback–Leibler term of a prior that gives it no closed form: what is averaged over draws, at one of them.</summary>
internal static class KlAtDraw
{
    public static LawDefinition Law { get; } =
        new(
            "kl-at-draw",
            "Kl of each example is log N(z; μ, e^ℓ) − log p(z) at the draw z = μ + e^(ℓ/2) ε that noise ε makes, by the prior's formula in float64, within 5e-6 of the terms and what 5e-6 of |μ| + e^(ℓ/2) |ε| makes of log p(z).",
            30,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var ratios = new DrawRatio(at);
        var terms = at.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            var (ratio, tolerance) = ratios.Of(i, at.Noise[i]);
            yield return new("KL at the draw", -ratio, terms[i].Kl, tolerance, i);
        }
    }
}
