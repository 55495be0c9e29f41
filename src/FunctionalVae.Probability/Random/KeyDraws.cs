namespace FunctionalVae.Probability;

/// <summary>Float64 draws of a key, by number: each takes 64 of Philox's bits.</summary>
internal static class KeyDraws
{
    private const double Step = 1.0 / 9007199254740992.0;

    /// <summary>Draw <paramref name="index"/>, uniform on 2⁵³ values strictly between 0 and 1.</summary>
    public static double Uniform(Key key, uint index)
    {
        var words = key.Words(index / 2, 0);
        var first = (int)(index % 2) * 2;
        var bits = ((ulong)words[first] << 21) | (words[first + 1] >> 11);
        // The topmost value would round to 1.
        return Math.Min((bits + 0.5) * Step, 1 - (Step / 2));
    }

    /// <summary>Draw <paramref name="index"/>, standard normal by inversion.</summary>
    public static double Normal(Key key, uint index) => NormalDistribution.Quantile(Uniform(key, index));

    /// <summary><paramref name="count"/> standard normal draws.</summary>
    public static double[] Normals(Key key, int count)
    {
        var draws = new double[count];
        for (var i = 0; i < count; i++)
        {
            draws[i] = Normal(key, (uint)i);
        }

        return draws;
    }
}
