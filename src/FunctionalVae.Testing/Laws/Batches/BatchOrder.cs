namespace FunctionalVae.Testing;

/// <summary>The order of the examples does not matter.</summary>
internal static class BatchOrder
{
    private const double Sum = 1e-9;

    public static LawDefinition Law { get; } =
        new(
            "batch-order",
            "Shuffling examples and noise alike shuffles posteriors and terms, to the same bits, and leaves the gradient within 3e-6 of each tensor's largest element and 3e-7 of the largest: only its sum over examples is taken in another order. A divergence of the aggregate posterior is a sum over examples too, and stays within 1e-9 of its weight and of itself.",
            15,
            CaseRange.Everywhere,
            Applies.Always,
            Findings,
            "Shuffling examples and noise alike shuffles posteriors and terms, within {0} of max(1, size), which the backend promises, and leaves the gradient within that and 3e-6 of each tensor's largest element and 3e-7 of the largest."
        );

    private static IEnumerable<Finding> OfAggregate(Situation at, IReadOnlyList<ExampleTerms> before, IReadOnlyList<ExampleTerms> after) =>
        at.Model.Spec.Objective.OfAggregate is { Weight: var weight }
            ? before.Zip(
                after,
                (one, other) =>
                    new Finding(
                        "divergence after a shuffle",
                        one.Kl,
                        other.Kl,
                        (Sum * Math.Max(weight, Math.Abs(one.Kl))) + (at.BatchRounding * Math.Max(1, Math.Abs(one.Kl)))
                    )
            )
            : [];

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var order = Permutation.Of(at.Key, at.Case.Count);
        var (examples, noise) = at.Rows(order);
        var terms = at.Terms;
        var shuffled = at.Model.Terms(at.Parameters, examples, noise);
        var findings = Compare
            .Same("after a shuffle", at.OfExamples([.. order.Select(row => terms[row])]), at.OfExamples(shuffled), at.BatchRounding)
            .Concat(OfAggregate(at, terms, shuffled))
            .Concat(
                Compare.Same(
                    "mean after a shuffle",
                    Shuffled(at.Model.Encode(at.Parameters, at.Examples).Mean),
                    Mean(examples),
                    at.BatchRounding
                )
            )
            .Concat(BatchGradients.Mean(at, "after a shuffle", at.GradientOf(order).Values, (1, at.Gradient.Values)));
        return findings;

        Batch Mean(Batch of) => at.Model.Encode(at.Parameters, of).Mean;

        Batch Shuffled(Batch mean) => at.Model.LatentsFrom(order.SelectMany(row => mean[row].ToArray()));
    }
}
