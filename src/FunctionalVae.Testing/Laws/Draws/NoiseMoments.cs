namespace FunctionalVae.Testing;

/// <summary>Noise is standard normal: every value by itself, and no two of them alike.</summary>
internal static class NoiseMoments
{
    // Enough that a standard deviation of 0.98 shows at 10 standard errors.
    private const int Values = 1 << 17;
    private const int MostLags = 8;

    public static LawDefinition Law { get; } =
        new(
            "noise",
            "Of 131,072 values of NoiseFrom or more, mean, mean square and mean fourth power are 0, 1 and 3, and the mean product of two is 0, in one dimension of neighbouring examples and in dimensions of one example up to 8 apart, each within 6 standard errors.",
            3,
            CaseRange.AsGiven.UpTo(1),
            Applies.WithPosterior,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var width = at.Model.Layout.LatentWidth;
        var noise = at.Model.NoiseFrom(at.Key, (Values + width - 1) / width).Values.ToArray();
        yield return Moment.Of("mean of the noise", noise.Average(value => (double)value), noise.Length, 0, 1);
        yield return Moment.Of("mean square of the noise", noise.Average(value => Math.Pow(value, 2)), noise.Length, 1, 2);
        yield return Moment.Of("mean fourth power of the noise", noise.Average(value => Math.Pow(value, 4)), noise.Length, 3, 96);
        yield return Product("neighbouring examples", width, _ => true);
        for (var lag = 1; lag <= Math.Min(MostLags, width - 1); lag++)
        {
            var apart = lag;
            yield return Product($"dimensions {apart} apart", apart, i => (i % width) + apart < width);
        }

        Finding Product(string what, int distance, Func<int, bool> counts)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < noise.Length - distance; i++)
            {
                if (counts(i))
                {
                    sum += (double)noise[i] * noise[i + distance];
                    count++;
                }
            }

            return Moment.Of($"mean product of noise in {what}", sum / count, count, 0, 1);
        }
    }
}
