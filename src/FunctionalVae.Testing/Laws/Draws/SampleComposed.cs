namespace FunctionalVae.Testing;

/// <summary>Sampling is a composition.</summary>
internal static class SampleComposed
{
    private const double Rounding = 1e-6;

    public static LawDefinition Law { get; } =
        new(
            "sample",
            "DrawPrior is m + e^(p/2) ε within 1e-6 of its terms, a few roundings of float32, SampleMeans of a key is Decode of DrawPrior of the key's noise, and Sample, where there is a likelihood, is DrawExamples of it by the key's child 0, both to the same bits.",
            10,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var prior = PriorMoments.Of(at);
        var noise = at.Model.NoiseFrom(at.Key, at.Case.Count);
        var draws = at.Model.DrawPrior(at.Parameters, noise);
        for (var i = 0; i < draws.Values.Length; i++)
        {
            var place = i % draws.Width;
            double mean = prior.Mean.Span[place];
            var move = Math.Exp(0.5 * prior.LogVariance.Span[place]) * noise.Values.Span[i];
            var tolerance = Rounding * (Math.Abs(mean) + Math.Abs(move));
            yield return new("draw of the prior", mean + move, draws.Values.Span[i], tolerance, i / draws.Width, place);
        }

        var expected = at.Model.Decode(at.Parameters, draws);
        var means = Compare.Same("sampled mean", expected, at.Model.SampleMeans(at.Parameters, at.Case.Count, at.Key));
        foreach (var finding in at.Model.HasEvidenceLowerBound ? means.Concat(Drawn()) : means)
        {
            yield return finding;
        }

        IEnumerable<Finding> Drawn() =>
            Compare.Same(
                "sample",
                at.Model.DrawExamples(at.Parameters, draws, at.Key.Child(0)),
                at.Model.Sample(at.Parameters, at.Case.Count, at.Key)
            );
    }
}
