namespace FunctionalVae.Testing;

/// <summary>What an estimate of a divergence is on average.</summary>
internal static class KlOnAverage
{
    private const int Draws = 200;
    private const double Deviations = 5;

    public static LawDefinition Law { get; } =
        new(
            "kl-on-average",
            "Kl is below 0 for some draws and not on average: the mean over 200 draws of its sum over the examples is at least −5 of its standard errors (Gibbs' inequality).",
            8,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        double[] sums =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(draw => at.Model.NoiseFrom(at.Key.Child((ulong)draw), at.Case.Count))
                .Select(noise => at.Model.Terms(at.Parameters, at.Examples, noise).Sum(term => term.Kl)),
        ];
        var mean = sums.Average();
        var deviation = Math.Sqrt(sums.Sum(sum => (sum - mean) * (sum - mean)) / (Draws - 1) / Draws);
        // Where q is nearly p, float32 rounds away what little the draws vary by.
        var rounding = 1e-6 * (1 + (at.Case.Count * at.Model.Layout.LatentWidth));
        yield return new("mean of the KL over draws", 0, mean, (Deviations * deviation) + rounding, Relation: Relation.AtLeast);
    }
}
