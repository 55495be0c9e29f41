using System.Numerics;

namespace FunctionalVae;

/// <summary>Standard normal draws by key, by inversion: one 32-bit word a draw, so that no draw depends on another.</summary>
public static class StandardNormalNoise
{
    // Words are made this many at a time.
    private const int Chunk = 64;

    /// <summary>Fills one example's draws: element j is draw j of example <paramref name="example"/> under <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">The example's index.</param>
    /// <param name="destination">One value a dimension.</param>
    public static void Fill(Key key, uint example, Span<float> destination)
    {
        Span<uint> words = stackalloc uint[Chunk];
        for (var start = 0; start < destination.Length; start += Chunk)
        {
            var draws = destination[start..Math.Min(start + Chunk, destination.Length)];
            PhiloxWords.Fill(key, example, (uint)start / 4, words[..((draws.Length + 3) / 4 * 4)]);
            Invert(words, draws);
        }
    }

    // Most draws lie in the centre of the distribution, where the quantile is a rational function: those are made side by side.
    private static void Invert(ReadOnlySpan<uint> words, Span<float> draws)
    {
        var width = Vector<uint>.Count;
        var half = new Vector<double>(0.5);
        var i = 0;
        for (; i + width <= draws.Length; i += width)
        {
            var (low, high) = Uniform.Open(new Vector<uint>(words[i..]));
            var centre = Vector.Narrow(NormalDistribution.CentralQuantile(low - half), NormalDistribution.CentralQuantile(high - half));
            centre.CopyTo(draws[i..]);
            for (var j = i; j < i + width; j++)
            {
                var probability = Uniform.Open(words[j]);
                if (Math.Abs(probability - 0.5) > NormalDistribution.CentralRadius)
                {
                    draws[j] = (float)NormalDistribution.Quantile(probability);
                }
            }
        }

        for (; i < draws.Length; i++)
        {
            draws[i] = (float)NormalDistribution.Quantile(Uniform.Open(words[i]));
        }
    }
}
