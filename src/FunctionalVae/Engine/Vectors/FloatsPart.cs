using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>Loads and stores at the end of a row, where less than a vector is left: a part is padded, so that its values take the same arithmetic as all others.</summary>
internal static class FloatsPart
{
    /// <summary>The vector of <paramref name="values"/> from <paramref name="start"/> on; values that are missing are <paramref name="padding"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ReadOnlySpan<float> values, int start, float padding = 0)
        where T : struct, IFloats<T> =>
        values.Length - start >= T.Count
            ? T.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), start))
            : Padded<T>(values[start..], padding);

    /// <summary>Stores as much of the vector as fits from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(T vector, Span<float> values, int start)
        where T : struct, IFloats<T>
    {
        if (values.Length - start >= T.Count)
        {
            vector.Store(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), start));
        }
        else
        {
            Part(vector, values[start..]);
        }
    }

    /// <summary>The first <paramref name="count"/> values, and 0 in place of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Masked<T>(T vector, int count)
        where T : struct, IFloats<T> => count >= T.Count ? vector : First(vector, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T First<T>(T vector, int count)
        where T : struct, IFloats<T>
    {
        Span<float> whole = stackalloc float[T.Count];
        vector.Store(ref whole[0]);
        whole[count..].Clear();
        return T.Load(ref whole[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Padded<T>(ReadOnlySpan<float> values, float padding)
        where T : struct, IFloats<T>
    {
        Span<float> whole = stackalloc float[T.Count];
        whole.Fill(padding);
        values.CopyTo(whole);
        return T.Load(ref whole[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Part<T>(T vector, Span<float> values)
        where T : struct, IFloats<T>
    {
        Span<float> whole = stackalloc float[T.Count];
        vector.Store(ref whole[0]);
        whole[..values.Length].CopyTo(values);
    }
}
