namespace FunctionalVae;

/// <summary>Dropout masks by key.</summary>
internal static class DropoutMask
{
    /// <summary>One example's mask: 0 with probability <paramref name="rate"/>, otherwise 1/(1 − rate).</summary>
    public static void Write(Key key, uint example, double rate, Span<float> mask)
    {
        var kept = (float)(1 / (1 - rate));
        for (var start = 0; start < mask.Length; start += 4)
        {
            var words = key.Words(example, (uint)start / 4);
            var end = Math.Min(4, mask.Length - start);
            for (var i = 0; i < end; i++)
            {
                mask[start + i] = Uniform.Open(words[i]) < rate ? 0 : kept;
            }
        }
    }
}
