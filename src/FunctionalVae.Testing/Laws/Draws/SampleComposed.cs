namespace FunctionalVae.Testing;

/// <summary>Sampling is a composition.</summary>
internal static class SampleComposed
{
    private const double Rounding = 1e-6;

    public static LawDefinition Law { get; } =
        new(
            "sample",
            "DrawPrior makes of noise ε a z whose noise, by the prior's formula in float64, is ε, but for what 1e-6 of |E z| + |z − E z|, a few roundings of float32, makes of it; SampleMeans of a key is Decode of DrawPrior of the key's noise, and Sample, where there is a likelihood, is DrawExamples of it by the key's child 0, both to the same bits.",
            10,
            CaseRange.Everywhere,
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var noise = at.Model.NoiseFrom(at.Key, at.Case.Count);
        var draws = at.Model.DrawPrior(at.Parameters, noise);
        for (var row = 0; row < draws.Count; row++)
        {
            foreach (var finding in NoiseOf(at.Prior, draws[row], noise[row], row))
            {
                yield return finding;
            }
        }

        var expected = at.Model.Decode(at.Parameters, draws);
        var means = Compare.Same("sampled mean", expected, at.Model.SampleMeans(at.Parameters, at.Case.Count, at.Key));
        foreach (var finding in at.Model.Spec.Likelihood is Likelihood ? means.Concat(Drawn()) : means)
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

    private static IEnumerable<Finding> NoiseOf(PriorFamily prior, ReadOnlyMemory<float> draw, ReadOnlyMemory<float> noise, int row)
    {
        double[] z = [.. draw.ToArray().Select(value => (double)value)];
        var exact = prior.NoiseOf(z);
        for (var i = 0; i < z.Length; i++)
        {
            var reach = Rounding * (Math.Abs(prior.Mean[i]) + Math.Abs(z[i] - prior.Mean[i]));
            var tolerance = Math.Max(Beside(i, reach), Beside(i, -reach));
            yield return new("noise of a draw of the prior", noise.Span[i], exact[i], tolerance, row, i);
        }

        double Beside(int moved, double by) =>
            Math.Abs(prior.NoiseOf([.. z.Select((value, i) => i == moved ? value + by : value)])[moved] - exact[moved]);
    }
}
