namespace FunctionalVae.Testing;

/// <summary>A batch is its parts, down to single examples.</summary>
internal static class BatchSplit
{
    public static LawDefinition Law { get; } =
        new(
            "batch-split",
            "The terms of a batch are those of its two parts and of each example alone, to the same bits, and its gradient is the mean of the parts' weighted by their sizes, within 3e-6 of each tensor's largest element and 3e-7 of the largest: only the sum over examples is taken in another order. With free bits, whose means are of a batch, that is of the terms alone, and with a divergence of the aggregate posterior, which is of the batch itself, of Reconstruction alone.",
            15,
            CaseRange.Everywhere,
            Applies.Always,
            Findings,
            "The terms of a batch are those of its two parts and of each example alone, within {0} of max(1, size), which the backend promises, and its gradient is the mean of the parts' weighted by their sizes, within that and 3e-6 of each tensor's largest element and 3e-7 of the largest. With free bits, whose means are of a batch, that is of the terms alone, and with a divergence of the aggregate posterior, which is of the batch itself, of Reconstruction alone."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var count = at.Case.Count;
        var whole = at.OfExamples(at.Terms);
        var alone = Enumerable.Range(0, count).SelectMany(row => Terms([row])).ToList();
        if (count == 1)
        {
            return Compare.Same("one by one", whole, alone, at.BatchRounding);
        }

        var cut = 1 + Chance.Below(count - 1, at.Key, 0);
        int[] first = [.. Enumerable.Range(0, cut)];
        int[] second = [.. Enumerable.Range(cut, count - cut)];
        var terms = Compare
            .Same("one by one", whole, alone, at.BatchRounding)
            .Concat(Compare.Same("of two parts", whole, [.. Terms(first), .. Terms(second)], at.BatchRounding));
        // Where a step depends on which examples it sees together, the parts' gradients are others: gradient-difference takes the batch's.
        return !at.Model.Spec.Objective.IsMeanOfExamples
            ? terms
            : terms.Concat(BatchGradients.Mean(at, "of a split batch", at.Gradient.Values, Weighted(first), Weighted(second)));

        IReadOnlyList<ExampleTerms> Terms(IReadOnlyList<int> rows)
        {
            var (examples, noise) = at.Rows(rows);
            return at.OfExamples(at.Model.Terms(at.Parameters, examples, noise));
        }

        (double Weight, ParameterVector Values) Weighted(IReadOnlyList<int> rows) =>
            ((double)rows.Count / count, at.GradientOf(rows).Values);
    }
}
