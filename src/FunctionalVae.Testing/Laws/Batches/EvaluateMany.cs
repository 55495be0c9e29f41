namespace FunctionalVae.Testing;

/// <summary>The objective of more examples than are computed at once.</summary>
internal static class EvaluateMany
{
    private const int Least = 515;
    private const int Spread = 200;
    private const int Part64 = 64;

    // A divergence of the aggregate posterior is evaluated of as many examples.
    private const int WholeBatch = 256;
    private const double Summation = 1e-12;

    public static LawDefinition Law { get; } =
        new(
            "evaluate-many",
            "Of 515 to 714 examples, more than are computed at once and no round number of them, Evaluate gives the means of the Reconstruction and Kl that Terms gives in parts of 64 (of 256 where a divergence of the aggregate posterior is of so many at a time), within 1e-12 of max(1, size), size being their mean absolute values added: every example counts once, those of a smaller last part too.",
            3,
            CaseRange.AsGiven,
            Applies.Always,
            Findings,
            "Of 515 to 714 examples, more than are computed at once and no round number of them, Evaluate gives the means of the Reconstruction and Kl that Terms gives in parts of 64 (of 256 where a divergence of the aggregate posterior is of so many at a time), within {0} of max(1, size), which the backend promises of other batches, size being their mean absolute values added."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var part = at.Model.Spec.Objective.OfAggregate is null ? Part64 : WholeBatch;
        var count = Least + Chance.Below(Spread, at.Key, 0);
        var examples = at.Model.ExamplesFrom(
            Enumerable.Range(0, count).SelectMany(row => at.Examples[Chance.Below(at.Case.Count, at.Key.Child(0), row)].ToArray())
        );
        var noise = at.Model.NoiseFrom(at.Key.Child(1), count);
        var terms = Enumerable.Range(0, (count + part - 1) / part).SelectMany(Part).ToList();
        var size = terms.Average(term => Math.Abs(term.Reconstruction) + Math.Abs(term.Kl));
        var tolerance = Math.Max(Summation, at.BatchRounding) * Math.Max(1, size);
        var objective = at.Model.Evaluate(at.Parameters, examples, noise);
        yield return new(
            "Reconstruction of many examples",
            terms.Average(term => term.Reconstruction),
            objective.Reconstruction,
            tolerance
        );
        yield return new("KL of many examples", terms.Average(term => term.Kl), objective.Kl, tolerance);

        IReadOnlyList<ExampleTerms> Part(int number)
        {
            List<int> rows = [.. Enumerable.Range(number * part, Math.Min(part, count - (number * part)))];
            return at.Model.Terms(
                at.Parameters,
                at.Model.ExamplesFrom(rows.SelectMany(row => examples[row].ToArray())),
                at.Model.NoiseFromValues(rows.SelectMany(row => noise[row].ToArray()))
            );
        }
    }
}
