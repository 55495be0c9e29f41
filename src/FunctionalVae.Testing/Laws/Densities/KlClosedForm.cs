namespace FunctionalVae.Testing;

/// <summary>The Kullback–Leibler term from the model's own posteriors, by the closed form for normal distributions.</summary>
internal static class KlClosedForm
{
    private const double Relative = 1e-5;
    private const double Rounding = 1e-6;

    public static LawDefinition Law { get; } =
        new(
            "kl-closed-form",
            "Kl of each example is finite, at least 0, and ½ Σ [(e^ℓ + (μ − m)²)/e^p − 1 − (ℓ − p)] of the encoded μ and ℓ and the prior's m and p, with σ² of a full covariance for e^ℓ, within 1e-5 of it and 1e-6 of its terms, a few roundings of float32.",
            30,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var normal = new NormalTerms(at);
        var terms = at.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            var exact = normal.Kl(i);
            yield return new("KL", 0, terms[i].Kl, 0, i, Relation: Relation.AtLeast);
            yield return new("KL", exact, terms[i].Kl, (Relative * exact) + (Rounding * normal.KlTerms(i)), i);
        }
    }
}
