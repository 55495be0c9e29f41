namespace FunctionalVae.App;

/// <summary>Points of the latent space on straight lines.</summary>
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
}
