namespace FunctionalVae.Testing;

/// <summary>The closed form of the Kullback–Leibler term against its definition as an expectation over draws.</summary>
internal static class KlMonteCarlo
{
    private const int Draws = 200;
    private const double Deviations = 5;

    public static LawDefinition Law { get; } =
        new(
            "kl-monte-carlo",
            "Kl is the mean of −(log p(z) − log q(z|x)) over draws: over all examples and 200 draws of each, z = Σ(mean − Kl)/√(ΣVar/200) with the analytic variance Σ[½(1 − s)² + (μ − m)² s/e^p], s = e^(ℓ−p), with a full covariance LLᵀ ½‖1 − LᵀP⁻¹L‖² + ‖LᵀP⁻¹(μ − m)‖², stays within 5 standard deviations.",
            8,
            // A log-variance near 30 makes the variance of one example outweigh all others: nothing is left to pool.
            CaseRange.Everywhere.Without(ParameterPlace.Wide),
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var normal = new NormalTerms(at);
        var rows = Enumerable.Range(0, at.Case.Count).ToList();
        var closed = at.Terms.Select(term => term.Kl).ToList();
        var means = new double[at.Case.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            var terms = at.Model.Terms(at.Parameters, at.Examples, at.Model.NoiseFrom(at.Key.Child((ulong)draw), at.Case.Count));
            for (var i = 0; i < terms.Count; i++)
            {
                means[i] -= terms[i].LogPriorRatio / Draws;
            }
        }

        // Where q is nearly p, float32 rounds away what little the draws vary by.
        var rounding = 1e-6 * rows.Sum(normal.KlTerms);
        var deviation = Math.Sqrt(rows.Sum(normal.RatioVariance) / Draws) + rounding;
        yield return new(
            "pooled deviation of Monte Carlo from closed form",
            0,
            rows.Sum(i => means[i] - closed[i]) / deviation,
            Deviations
        );
    }
}
