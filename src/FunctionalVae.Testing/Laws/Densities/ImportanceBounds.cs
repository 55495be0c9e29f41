namespace FunctionalVae.Testing;

/// <summary>The bounds of importance weighting, path by path.</summary>
internal static class ImportanceBounds
{
    private const int MostDraws = 8;
    private const double Rounding = 1e-9;

    public static LawDefinition Law { get; } =
        new(
            "importance-bounds",
            "For one example, with log weights of k draws in one batch on the left and of the same draws one by one on the right, log mean w ≥ mean log w and IWAE_k ≥ the mean of the leave-one-out IWAE_{k−1}, and IWAE_1 is Reconstruction + LogPriorRatio, within 1e-9 of the weights: for numbers these are theorems (Burda et al. 2016), so what they refute is weights that are not finite or depend on the batch.",
            15,
            CaseRange.Everywhere,
            Applies.WithEvidenceBound,
            Findings,
            "For one example, with log weights of k draws in one batch on the left and of the same draws one by one on the right, log mean w ≥ mean log w and IWAE_k ≥ the mean of the leave-one-out IWAE_{{k−1}}, and IWAE_1 is Reconstruction + LogPriorRatio, within {0} of 1 + the largest, which the backend promises of a value in other batches: for numbers these are theorems (Burda et al. 2016)."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var k = 2 + Chance.Below(MostDraws - 1, at.Key, 0);
        var noise = at.Model.NoiseFrom(at.Key.Child(1), k);
        var image = at.Examples[0].ToArray();
        var repeated = at.Model.ExamplesFrom(Enumerable.Repeat(image, k).SelectMany(values => values));
        double[] together = [.. at.Model.Terms(at.Parameters, repeated, noise).Select(term => term.LogWeight)];
        ExampleTerms[] single = [.. Enumerable.Range(0, k).Select(Alone)];
        double[] alone = [.. single.Select(term => term.LogWeight)];
        var tolerance = Math.Max(Rounding, at.BatchRounding) * (1 + alone.Max(Math.Abs));
        var bound = SpecialFunctions.LogMeanExp(together);
        var leaveOneOut = Enumerable.Range(0, k).Average(left => SpecialFunctions.LogMeanExp([.. alone.Where((_, i) => i != left)]));
        yield return new("log mean w", alone.Average(), bound, tolerance, Relation: Relation.AtLeast);
        yield return new("IWAE_k", leaveOneOut, bound, tolerance, Relation: Relation.AtLeast);
        yield return new("log mean w, at most the largest log w", -alone.Max(), -bound, tolerance, Relation: Relation.AtLeast);
        for (var i = 0; i < k; i++)
        {
            yield return new("IWAE_1", single[i].Reconstruction + single[i].LogPriorRatio, together[i], tolerance, i);
        }

        ExampleTerms Alone(int draw) =>
            at.Model.Terms(at.Parameters, at.Model.ExamplesFrom(image), at.Model.NoiseFromValues(noise[draw].ToArray()))[0];
    }
}
