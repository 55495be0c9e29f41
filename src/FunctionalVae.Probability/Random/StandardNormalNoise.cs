using System.Numerics;

namespace FunctionalVae;

/// <summary>Standard normal draws by key, by inversion: one 32-bit word a draw, so that no draw depends on another.</summary>
public static class StandardNormalNoise
{
    // Words are made at most this many at a time, for one example and for several.
    private const int Chunk = 64;
    private const int ExamplesChunk = 256;

    /// <summary>Fills one example's draws: element j is draw j of example <paramref name="example"/> under <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">The example's index.</param>
    /// <param name="destination">One value per dimension.</param>
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

    /// <summary>Fills the draws of consecutive examples, the same as one by one: a few draws each fill no vectors, those of all do.</summary>
    /// <param name="key">The key.</param>
    /// <param name="example">The first example's index.</param>
    /// <param name="width">Values of an example.</param>
    /// <param name="destination">The examples' values, one after the other.</param>
    internal static void FillExamples(Key key, uint example, int width, Span<float> destination)
    {
        var padded = (width + 3) / 4 * 4;
        var most = Math.Max(1, ExamplesChunk / padded);
        Span<uint> words = stackalloc uint[ExamplesChunk];
        while (!destination.IsEmpty)
        {
            var count = Math.Min(most, destination.Length / width);
            var part = destination[..(count * width)];
            if (padded > ExamplesChunk)
            {
                Fill(key, example, part);
            }
            else
            {
                PhiloxWords.FillExamples(key, example, padded / 4, words[..(count * padded)]);
                // The words that no draw takes are left out.
                for (var i = 1; i < count && width < padded; i++)
                {
                    words.Slice(i * padded, width).CopyTo(words[(i * width)..]);
                }

                Invert(words, part);
            }

            destination = destination[part.Length..];
            example += (uint)count;
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
