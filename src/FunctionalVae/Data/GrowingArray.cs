namespace FunctionalVae.Data;

/// <summary>An array whose length a header declares and whose memory comes with the values: a header alone, which may lie, takes none.</summary>
/// <remarks>At most twice the values that are there are allocated, or one piece.</remarks>
internal static class GrowingArray
{
    private const int Piece = 1 << 20;

    /// <summary>Memory to begin with.</summary>
    /// <param name="length">What is declared.</param>
    /// <param name="isSure">Whether the file is known to hold so many.</param>
    public static T[] Begin<T>(int length, bool isSure) => GC.AllocateUninitializedArray<T>(isSure ? length : Math.Min(length, Piece));

    /// <summary>Room for values up to <paramref name="end"/>.</summary>
    /// <param name="values">What <see cref="Begin"/> gave.</param>
    /// <param name="end">At most <paramref name="length"/>.</param>
    /// <param name="length">What is declared.</param>
    public static void Ensure<T>(ref T[] values, int end, int length)
    {
        if (end > values.Length)
        {
            Array.Resize(ref values, (int)Math.Min(length, Math.Max(end, 2L * values.Length)));
        }
    }
}
