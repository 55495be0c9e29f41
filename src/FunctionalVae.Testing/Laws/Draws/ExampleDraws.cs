namespace FunctionalVae.Testing;

/// <summary>Draws of the likelihood are draws of the density that the objective scores.</summary>
internal static class ExampleDraws
{
    private const int Draws = 1024;
    private const int Looked = 8;
    private const int More = 3;
    private const double Rare = 100;
    private const ulong OtherSite = 1;
    private const ulong ShareSite = 3;
    private const ulong OtherShareSite = 4;

    public static LawDefinition Law { get; } =
        new(
            "draw-examples",
            "DrawExamples draws x ~ p(x|z): of 1024 draws at one z and a trained variance of e^−3 to e^3, none is a value that the likelihood excludes, and the sums of normal scores s, of s² − 1 by dimension and over all, and of products across dimensions, rows and keys lie within bounds that a right model breaks once in e^22 tries, s being Φ⁻¹ of the draw's place in the likelihood's distribution around Decode's m (of a group with one 1, given the values before it), less a uniform share of its mass where it has one ((x − m)/σ of normal values); the draw of row i is the same bits in a longer batch and when made on two threads at once.",
            6,
            CaseRange.Everywhere,
            Applies.WithExampleDensity,
            Findings,
            "DrawExamples draws x ~ p(x|z): of 1024 draws at one z and a trained variance of e^−3 to e^3, none is a value that the likelihood excludes, and the sums of normal scores s, of s² − 1 by dimension and over all, and of products across dimensions, rows and keys lie within bounds that a right model breaks once in e^22 tries, s being Φ⁻¹ of the draw's place in the likelihood's distribution around Decode's m (of a group with one 1, given the values before it), less a uniform share of its mass where it has one ((x − m)/σ of normal values); the draw of row i in a longer batch and when made on two threads at once is the same within {0} of max(1, size), which the backend promises, and of values with a mass at most a hundred times that share is another."
        );

    private static IEnumerable<Finding> Findings(Situation at) => Unchanged(at).Concat(Distributed(at));

    private static IEnumerable<Finding> Unchanged(Situation at)
    {
        var parameters = ExampleDensity.Parameters(at);
        var latents = at.Noise.Values.ToArray();
        var draws = Draw(latents);
        var longer = Draw([.. latents, .. at.Model.NoiseFrom(at.Key.Child(OtherSite), More).Values.ToArray()]);
        var again = new Batch[2];
        Parallel.For(0, again.Length, i => again[i] = Draw(latents));
        return Rows("rows drawn", at.Noise.Count, draws)
            .Concat(Rows("rows drawn of a longer batch", at.Noise.Count + More, longer))
            .Concat(Same(at, "draws in a longer batch", draws, longer))
            .Concat(again.SelectMany(other => Same(at, "draws on another thread", draws, other)));

        Batch Draw(float[] values) => at.Model.DrawExamples(parameters, at.Model.LatentsFrom(values), at.Key);

        IEnumerable<Finding> Rows(string what, int count, Batch drawn) =>
            [new(what, count, drawn.Count, 0), new("values drawn per row", at.Model.Layout.InputWidth, drawn.Width, 0)];
    }

    // The first rows of a batch, of which there may be more.
    private static IEnumerable<Finding> Same(Situation at, string what, Batch expected, Batch batch)
    {
        var actual = Batch.FromValues(batch.Width, batch.Values[..Math.Min(expected.Values.Length, batch.Values.Length)].ToArray());
        if (at.BatchRounding == 0 || !ExampleDensity.IsMass(at))
        {
            return Compare.Same(what, expected, actual, at.BatchRounding);
        }

        // A mean that is rounded otherwise moves the edge between two values past very few draws.
        var moved = expected.Values.ToArray().Zip(actual.Values.ToArray(), (e, a) => e == a ? 0 : 1).Sum();
        return [new($"number of other {what}", 0, moved, Math.Max(1, Rare * at.BatchRounding * expected.Values.Length))];
    }

    private static IEnumerable<Finding> Distributed(Situation at)
    {
        var parameters = ExampleDensity.Parameters(at);
        var latents = at.Model.LatentsFrom(Enumerable.Repeat(at.Noise[0].ToArray(), Draws).SelectMany(value => value));
        var means = at.Model.Decode(parameters, latents);
        var family = ExampleDensity.Of(at, parameters);
        var drawn = at.Model.DrawExamples(parameters, latents, at.Key);
        yield return new(
            "number of draws that the likelihood excludes",
            0,
            Enumerable
                .Range(0, drawn.Values.Length)
                .Count(i => IsExcluded(means[i / drawn.Width], drawn[i / drawn.Width], i % drawn.Width)),
            0
        );

        var draws = Of(drawn, ShareSite);
        var other = Of(at.Model.DrawExamples(parameters, latents, at.Key.Child(OtherSite)), OtherShareSite);
        int[] all = [.. Enumerable.Range(0, draws.Width)];
        foreach (var i in all)
        {
            yield return Near("sum of normal scores", draws.First(i), i);
            yield return Near("sum of their squares less 1", draws.Second([i]), i);
        }

        yield return Near("sum of their squares less 1 over all dimensions", draws.Second(all));
        for (var apart = 1; apart < draws.Width; apart *= 2)
        {
            yield return Near($"sum of their products, {apart} dimensions apart", draws.Across(apart));
        }

        for (var later = 1; later < draws.Count; later++)
        {
            yield return Near($"sum of their products, {later} rows apart", draws.Between(draws, later, Looked));
        }

        yield return Near("sum of their products under two keys", draws.Between(other, 0, Looked));

        bool IsExcluded(ReadOnlyMemory<float> mean, ReadOnlyMemory<float> draw, int i) =>
            family.IsObserved(i, draw) && double.IsNegativeInfinity(family.Score(i, family.MeanGiven(i, mean, draw), draw.Span[i]));

        Deviations Of(Batch batch, ulong site) => new(family, means, batch, at.BatchRounding, at.Key.Child(site));
    }

    private static Finding Near(string what, (double Sum, double Most) found, int place = -1) =>
        new(what, 0, found.Sum, found.Most, Place: place);
}
