namespace FunctionalVae.App;

/// <summary>Points of the latent space on straight lines, and on arcs around the prior's mean.</summary>
internal static class LatentPaths
{
    /// <summary>Equal steps from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static double[] Steps(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];

    /// <summary>For each dimension, the centre with that one coordinate moved by each offset: [dimensions · offsets, latent].</summary>
    /// <param name="centre">[latent].</param>
    /// <param name="unit">What an offset of 1 is in each dimension: [latent].</param>
    /// <param name="dimensions">Which coordinates, from 0.</param>
    /// <param name="offsets">In units.</param>
    public static IEnumerable<float> Along(float[] centre, float[] unit, IReadOnlyList<int> dimensions, double[] offsets) =>
        dimensions.SelectMany(dimension =>
            offsets.SelectMany(offset => centre.Select((value, i) => i == dimension ? (float)(value + (offset * unit[i])) : value))
        );

    /// <summary>The points at the given shares of the way between two: [shares, latent].</summary>
    public static IEnumerable<float> Between(float[] from, float[] to, double[] shares) =>
        shares.SelectMany(share => from.Zip(to, (start, end) => (float)(((1 - share) * start) + (share * end))));

    /// <summary>
    /// The points at the given shares of the angle between two, seen from the prior's mean and in its deviations (Shoemake 1985; White 2016):
    /// [shares, latent]. A straight line between two draws of a prior of many dimensions comes nearer to its mean than draws lie; an arc does not.
    /// Where there is one angle only, or no one arc, because the ends lie opposite each other, it is the straight line.
    /// </summary>
    public static IEnumerable<float> Around(float[] from, float[] to, double[] shares, PriorMoments prior)
    {
        double[] Seen(float[] point) => [.. point.Select((value, i) => (value - (double)prior.Mean[i]) / prior.Deviation[i])];
        double Length(double[] point) => Math.Sqrt(point.Sum(value => value * value));
        var (start, end) = (Seen(from), Seen(to));
        var cosine = start.Zip(end, (one, other) => one * other).Sum() / (Length(start) * Length(end));
        var angle = Math.Acos(Math.Clamp(cosine, -1, 1));
        // Of ends so near to a line with the mean an arc has no digits, as where an end is the mean itself.
        return !(Math.Sin(angle) > LeastSine)
            ? Between(from, to, shares)
            : shares.SelectMany(share =>
                start.Select(
                    (value, i) =>
                        (float)(
                            prior.Mean[i]
                            + (
                                prior.Deviation[i]
                                * ((Math.Sin((1 - share) * angle) * value) + (Math.Sin(share * angle) * end[i]))
                                / Math.Sin(angle)
                            )
                        )
                )
            );
    }

    private const double LeastSine = 1e-6;
}
