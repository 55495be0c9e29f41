using System.Numerics;
using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>Adds values to others that lie somewhere else.</summary>
internal static class VectorSum
{
    /// <summary>target += values, element by element.</summary>
    public static void Add(ReadOnlySpan<float> values, Span<float> target)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(values);
        var y = MemoryMarshal.Cast<float, Vector<float>>(target[..values.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += x[i];
        }

        for (var i = x.Length * Vector<float>.Count; i < values.Length; i++)
        {
            target[i] += values[i];
        }
    }
}
