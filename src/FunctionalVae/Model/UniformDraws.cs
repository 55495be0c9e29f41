using System.Numerics;

namespace FunctionalVae;

/// <summary>Draws of two values by key: value j of an example is one where word j of the example, as a uniform draw, is under a bound.</summary>
internal static class UniformDraws
{
    // Words are made this many at a time.
    private const int Chunk = 256;

    /// <summary>destination[j] = <paramref name="under"/> where the draw is less than bounds[j], otherwise <paramref name="over"/>.</summary>
    public static void Compare(Key key, uint example, ReadOnlySpan<float> bounds, float under, float over, Span<float> destination)
    {
        Span<uint> words = stackalloc uint[Chunk];
        var width = Vector<uint>.Count;
        for (var start = 0; start < destination.Length; start += Chunk)
        {
            var part = destination[start..Math.Min(start + Chunk, destination.Length)];
            var limits = bounds[start..];
            PhiloxWords.Fill(key, example, (uint)start / 4, words[..((part.Length + 3) / 4 * 4)]);
            var i = 0;
            for (; i + width <= part.Length; i += width)
            {
                var (low, high) = Uniform.Open(new Vector<uint>(words[i..]));
                Vector.Widen(new Vector<float>(limits[i..]), out var lowLimit, out var highLimit);
                var isUnder = Vector.Narrow(Vector.LessThan(low, lowLimit), Vector.LessThan(high, highLimit));
                Vector.ConditionalSelect(isUnder, new Vector<float>(under), new Vector<float>(over)).CopyTo(part[i..]);
            }

            for (; i < part.Length; i++)
            {
                part[i] = Uniform.Open(words[i]) < limits[i] ? under : over;
            }
        }
    }
}
