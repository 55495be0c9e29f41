using System.Numerics;
using System.Runtime.InteropServices;

namespace FunctionalVae;

/// <summary>Finds values that are not finite.</summary>
internal static class FiniteValues
{
    /// <summary>Whether a value is NaN or infinite.</summary>
    public static bool ContainsAnyNonFinite(this ReadOnlySpan<float> values)
    {
        // x · 0 is 0, and NaN where x is not finite; a sum with NaN in it stays NaN.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sums = Vector<float>.Zero;
        foreach (var vector in vectors)
        {
            sums += vector * Vector<float>.Zero;
        }

        var sum = Vector.Sum(sums);
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            sum += value * 0;
        }

        return float.IsNaN(sum);
    }
}
