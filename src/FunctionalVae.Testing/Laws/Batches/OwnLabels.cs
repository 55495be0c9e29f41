namespace FunctionalVae.Testing;

/// <summary>An example is read with its own label, whatever labels are beside it.</summary>
internal static class OwnLabels
{
    public static LawDefinition Law { get; } =
        new(
            "own-labels",
            "Each example of a batch with several labels has the posterior mean, the terms and the decoded mean that it has by itself, in the model of its own label alone, to the same bits; and what is drawn and decoded of it keeps its label. Of the terms a divergence of the aggregate posterior, which is of the batch itself, is left out.",
            15,
            CaseRange.Everywhere,
            Applies.Always,
            Findings,
            "Each example of a batch with several labels has the posterior mean, the terms and the decoded mean that it has by itself, in the model of its own label alone, within {0} of max(1, size), which the backend promises; and what is drawn and decoded of it keeps its label. Of the terms a divergence of the aggregate posterior, which is of the batch itself, is left out."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var classes = at.Model.Spec.Condition!.Width;
        int[] labels = [.. Enumerable.Range(0, at.Case.Count).Select(row => Chance.Below(classes, at.Key, row))];
        var examples = at.Model.WithLabels(at.Examples, labels);
        var posterior = at.Model.Encode(at.Parameters, examples);
        var draws = at.Model.Draw(posterior, at.Noise);
        var decoded = at.Model.Decode(at.Parameters, draws);
        List<float> means = [];
        List<float> images = [];
        List<ExampleTerms> terms = [];
        for (var row = 0; row < labels.Length; row++)
        {
            var model = at.Model.Under([labels[row]]);
            var (example, noise) = (model.ExamplesFrom(at.Examples[row].ToArray()), model.NoiseFromValues(at.Noise[row].ToArray()));
            means.AddRange(model.Encode(at.Parameters, example).Mean.Values.ToArray());
            images.AddRange(model.Decode(at.Parameters, model.LatentsFrom(draws[row].ToArray())).Values.ToArray());
            terms.AddRange(model.Terms(at.Parameters, example, noise));
            yield return new("label that is kept", labels[row], decoded.Labels?[row] ?? -1, 0, row);
        }

        var found = Compare
            .Same("mean under its own label", Batch.FromValues(posterior.Mean.Width, means), posterior.Mean, at.BatchRounding)
            .Concat(Compare.Same("decoded under its own label", Batch.FromValues(decoded.Width, images), decoded, at.BatchRounding))
            .Concat(
                Compare.Same(
                    "terms under its own label",
                    at.OfExamples(terms),
                    at.OfExamples(at.Model.Terms(at.Parameters, examples, at.Noise)),
                    at.BatchRounding
                )
            );
        foreach (var finding in found)
        {
            yield return finding;
        }
    }
}
