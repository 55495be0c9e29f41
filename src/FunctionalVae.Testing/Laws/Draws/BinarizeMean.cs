namespace FunctionalVae.Testing;

/// <summary>Binary values from grey ones are Bernoulli draws of them.</summary>
internal static class BinarizeMean
{
    private const int Draws = 1 << 15;
    private const int LeastKeys = 64;

    public static LawDefinition Law { get; } =
        new(
            "binarize",
            "Binarize gives 0 or 1. By threshold it is 1 where the grey value is above ½, whatever the key. At random, over 64 keys or more and 32,768 draws or more, the square of each value's standardised mean is 1 on average, and the product of two standardised draws is 0, of one value under two keys and of neighbouring values under one, each within 6 standard errors: its mean is the grey value, and every draw is new.",
            3,
            CaseRange.AsGiven.UpTo(4),
            subject => subject.Model.Binarization == Binarization.None ? "The model does not binarise." : null,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var width = at.Model.Layout.InputWidth;
        // Away from 0 and 1, where one draw in a thousand would outweigh the others.
        var grey = at.Model.ExamplesFrom(
            Enumerable.Range(0, at.Case.Count * width).Select(i => (float)Chance.Between(0.05, 0.95, at.Key.Child(0), i))
        );
        var keys = Math.Max(LeastKeys, Draws / grey.Values.Length);
        var draws = Enumerable.Range(0, keys).Select(key => at.Model.Binarize(grey, at.Key.Child(1).Child((ulong)key))).ToList();
        return draws
            .SelectMany((draw, key) => NotBinary(draw, key))
            .Concat(at.Model.Binarization == Binarization.Threshold ? Thresholds(grey, draws) : Moments(grey, draws));
    }

    private static IEnumerable<Finding> NotBinary(Batch draw, int key) =>
        draw
            .Values.ToArray()
            .Select((value, i) => (value, i))
            .Where(one => one.value is not (0 or 1))
            .Select(one => new Finding($"value under key {key}, which is 0 or 1", 0, one.value, 0, Place: one.i));

    private static IEnumerable<Finding> Thresholds(Batch grey, IReadOnlyList<Batch> draws) =>
        draws.SelectMany(draw =>
            draw.Values.ToArray().Zip(grey.Values.ToArray(), (value, g) => new Finding($"threshold of {g}", g > 0.5f ? 1 : 0, value, 0))
        );

    private static IEnumerable<Finding> Moments(Batch grey, IReadOnlyList<Batch> draws)
    {
        var g = grey.Values.ToArray();
        double[][] standard =
        [
            .. draws.Select(draw => draw.Values.ToArray().Select((value, i) => (value - g[i]) / Math.Sqrt(g[i] * (1.0 - g[i]))).ToArray()),
        ];
        var keys = standard.Length;
        var (square, variance) = (0.0, 0.0);
        for (var i = 0; i < g.Length; i++)
        {
            var place = i;
            square += Math.Pow(standard.Sum(draw => draw[place]), 2) / keys;
            // Of the squared standardised mean of Bernoulli draws.
            variance += 2 + ((1 - (6 * g[i] * (1 - g[i]))) / (keys * g[i] * (1 - g[i])));
        }

        yield return Moment.Of("mean square of a value's standardised mean", square / g.Length, g.Length, 1, variance / g.Length);
        var (anew, pairs) = (0.0, 0L);
        for (var key = 1; key < keys; key++)
        {
            anew += standard[key].Zip(standard[key - 1], (a, b) => a * b).Sum();
            pairs += g.Length;
        }

        yield return Moment.Of("mean product of one value's draws under two keys", anew / pairs, pairs, 0, 1);
        if (g.Length > 1)
        {
            var beside = standard.Sum(draw => draw.Skip(1).Zip(draw, (a, b) => a * b).Sum());
            var count = (long)keys * (g.Length - 1);
            yield return Moment.Of("mean product of neighbouring draws", beside / count, count, 0, 1);
        }
    }
}
