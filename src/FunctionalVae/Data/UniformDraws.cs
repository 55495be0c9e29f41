using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>Draws of two values by key: value j of an example is one where word j of the example, as a uniform draw, is under a bound.</summary>
internal static class UniformDraws
{
    // Words are made this many at a time.
    private const int Chunk = 64;

    /// <summary>destination[j] = <paramref name="under"/> where the draw is less than bounds[j], otherwise <paramref name="over"/>.</summary>
    public static void Compare(Key key, uint example, ReadOnlySpan<float> bounds, float under, float over, Span<float> destination)
    {
        Span<uint> words = stackalloc uint[Chunk];
        for (var start = 0; start < destination.Length; start += Chunk)
        {
            var part = destination[start..Math.Min(start + Chunk, destination.Length)];
            var limits = bounds.Slice(start, part.Length);
            PhiloxWords.Fill(key, example, (uint)start / 4, words[..((part.Length + 3) / 4 * 4)]);
            var i = Vector512.IsHardwareAccelerated ? Wide(words, limits, under, over, part) : Usual(words, limits, under, over, part);
            for (; i < part.Length; i++)
            {
                part[i] = Uniform.Open(words[i]) < limits[i] ? under : over;
            }
        }
    }

    // (w + ½)·2⁻³² < b as w < b·2³² − ½, in float64, where the bound's 24 bits leave room for all of it.
    [MethodImpl(Compiled.Alone)]
    private static int Wide(ReadOnlySpan<uint> words, ReadOnlySpan<float> limits, float under, float over, Span<float> part)
    {
        var scale = Vector512.Create(4294967296.0);
        var half = Vector512.Create(-0.5);
        var (yes, no) = (Vector512.Create(under), Vector512.Create(over));
        var i = 0;
        for (; i + Vector512<uint>.Count <= part.Length; i += Vector512<uint>.Count)
        {
            var (low, high) = Vector512.Widen(Vector512.Create(words[i..]));
            var (lowLimit, highLimit) = Vector512.Widen(Vector512.Create(limits[i..]));
            var lowUnder = Vector512.LessThan(Vector512.ConvertToDouble(low), Vector512.FusedMultiplyAdd(lowLimit, scale, half));
            var highUnder = Vector512.LessThan(Vector512.ConvertToDouble(high), Vector512.FusedMultiplyAdd(highLimit, scale, half));
            var isUnder = Vector512.Narrow(lowUnder.AsUInt64(), highUnder.AsUInt64()).AsSingle();
            Vector512.ConditionalSelect(isUnder, yes, no).CopyTo(part[i..]);
        }

        return i;
    }

    private static int Usual(ReadOnlySpan<uint> words, ReadOnlySpan<float> limits, float under, float over, Span<float> part)
    {
        var width = Vector<uint>.Count;
        var i = 0;
        for (; i + width <= part.Length; i += width)
        {
            var (low, high) = Uniform.Open(new Vector<uint>(words[i..]));
            Vector.Widen(new Vector<float>(limits[i..]), out var lowLimit, out var highLimit);
            var isUnder = Vector.Narrow(Vector.LessThan(low, lowLimit), Vector.LessThan(high, highLimit));
            Vector.ConditionalSelect(isUnder, new Vector<float>(under), new Vector<float>(over)).CopyTo(part[i..]);
        }

        return i;
    }
}
