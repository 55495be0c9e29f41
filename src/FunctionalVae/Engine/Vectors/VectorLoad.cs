using System.Numerics;
using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>Loads and stores of whole and partial vectors: a partial one is padded, so that its values take the same arithmetic as all others.</summary>
internal static class VectorLoad
{
    /// <summary>The vector at the start of <paramref name="values"/>; missing values are <paramref name="padding"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> values, float padding = 0) =>
        values.Length >= Vector<float>.Count ? new(values) : LoadPartial(values, padding);

    /// <summary>Stores as much of the vector as fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> vector, Span<float> values)
    {
        if (values.Length >= Vector<float>.Count)
        {
            vector.CopyTo(values);
        }
        else
        {
            StorePartial(vector, values);
        }
    }

    private static Vector<float> LoadPartial(ReadOnlySpan<float> values, float padding)
    {
        Span<float> whole = stackalloc float[Vector<float>.Count];
        whole.Fill(padding);
        values.CopyTo(whole);
        return new(whole);
    }

    private static void StorePartial(Vector<float> vector, Span<float> values)
    {
        Span<float> whole = stackalloc float[Vector<float>.Count];
        vector.CopyTo(whole);
        whole[..values.Length].CopyTo(values);
    }
}
