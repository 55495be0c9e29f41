namespace FunctionalVae.LongRun;

/// <summary>Examples of no meaning, so that nothing has to be downloaded or read.</summary>
internal static class Generated
{
    /// <summary>Grey values, the same each time.</summary>
    public static float[] Values(int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            // The high bits of a multiplicative hash (Knuth).
            values[i] = ((uint)i * 2654435761u >> 24) / 255f;
        }

        return values;
    }
}
