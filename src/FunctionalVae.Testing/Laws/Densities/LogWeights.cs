namespace FunctionalVae.Testing;

/// <summary>Log prior ratios and log importance weights at single draws.</summary>
internal static class LogWeights
{
    public static LawDefinition Law { get; } =
        new(
            "log-weights",
            "At the draw z = μ + e^(ℓ/2) ε, with a full covariance μ + Lε, that noise ε makes, LogPriorRatio is log p(z) − log q(z|x) by the prior's formula in float64, and LogWeight is Reconstruction + that, within 5e-6 of the terms and what 5e-6 of |μ| + e^(ℓ/2) |ε| makes of log p(z): the draw itself is rounded to float32.",
            30,
            CaseRange.Everywhere,
            Applies.WithOwnDivergence,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var ratios = new DrawRatio(at);
        var terms = at.Terms;
        var weights = at.Subject.Typed?.LogWeight?.Invoke(at.Parameters, at.Examples, at.Noise);
        for (var i = 0; i < terms.Count; i++)
        {
            var (ratio, tolerance) = ratios.Of(i, at.Noise[i]);
            yield return new("log p(z) − log q(z|x)", ratio, terms[i].LogPriorRatio, tolerance, i);
            yield return new("log weight", terms[i].Reconstruction + ratio, weights?[i] ?? terms[i].LogWeight, tolerance, i);
        }
    }
}
