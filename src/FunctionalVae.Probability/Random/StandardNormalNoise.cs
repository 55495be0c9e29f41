namespace FunctionalVae;

/// <summary>Standard normal draws by key, by inversion: one 32-bit word a draw, so that no draw depends on another.</summary>
public static class StandardNormalNoise
{
    /// <summary>Fills one example's draws: element j is draw j of example <paramref name="example"/> under <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">The example's index.</param>
    /// <param name="destination">One value a dimension.</param>
    public static void Fill(Key key, uint example, Span<float> destination)
    {
        for (var start = 0; start < destination.Length; start += 4)
        {
            var words = key.Words(example, (uint)start / 4);
            var end = Math.Min(4, destination.Length - start);
            for (var i = 0; i < end; i++)
            {
                destination[start + i] = (float)NormalDistribution.Quantile(Uniform.Open(words[i]));
            }
        }
    }
}
