namespace FunctionalVae.Probability;

/// <summary>Float64 draws of a key, by number: each takes 64 of Philox's bits.</summary>
internal static class KeyDraws
{
    private const double Step = 1.0 / 4503599627370496.0;

    /// <summary>Draw <paramref name="index"/>, uniform on 2⁵² values strictly between 0 and 1.</summary>
    public static double Uniform(Key key, uint index)
    {
        var words = key.Words(index / 2, 0);
        var first = (int)(index % 2) * 2;
        return FromWords(words[first], words[first + 1]);
    }

    /// <summary>The centre of one of 2⁵² intervals of equal width: 52 bits of <paramref name="high"/> and <paramref name="low"/>, in this order.</summary>
    public static double FromWords(uint high, uint low)
    {
        // One bit more, and the topmost centre would round to 1.
        var bits = ((ulong)high << 20) | (low >> 12);
        return (bits + 0.5) * Step;
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
