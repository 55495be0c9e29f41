namespace FunctionalVae.Testing;

/// <summary>Log prior ratios and log importance weights at single draws.</summary>
internal static class LogWeights
{
    private const double Rounding = 5e-6;

    public static LawDefinition Law { get; } =
        new(
            "log-weights",
            "At the draw that noise ε makes, LogPriorRatio is ½ Σ [ℓ − p + ε² − (z − m)²/e^p] with z = μ + e^(ℓ/2) ε, and LogWeight is Reconstruction + that, within 5e-6 of the terms: the draw itself is rounded to float32.",
            30,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var normal = new NormalTerms(at);
        var terms = at.Terms;
        var weights = at.Subject.Typed?.LogWeight?.Invoke(at.Parameters, at.Examples, at.Noise);
        for (var i = 0; i < terms.Count; i++)
        {
            var ratio = normal.LogRatio(i, at.Noise[i]);
            var tolerance = Rounding * (1 + normal.LogRatioTerms(i, at.Noise[i]));
            yield return new("log p(z) − log q(z|x)", ratio, terms[i].LogPriorRatio, tolerance, i);
            yield return new("log weight", terms[i].Reconstruction + ratio, weights?[i] ?? terms[i].LogWeight, tolerance, i);
        }
    }
}
