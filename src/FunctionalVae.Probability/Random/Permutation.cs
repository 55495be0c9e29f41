namespace FunctionalVae;

/// <summary>Random orders by key.</summary>
public static class Permutation
{
    /// <summary>A uniformly random order of 0 … <paramref name="count"/> − 1 (Fisher–Yates).</summary>
    public static int[] Of(Key key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        for (var i = count - 1; i > 0; i--)
        {
            var j = Below(key, (uint)i, (uint)i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    // Multiply and reject (Lemire 2019): exactly uniform for every bound. Attempt a takes word a of the position's draws.
    private static int Below(Key key, uint position, uint bound)
    {
        var threshold = unchecked(0u - bound) % bound;
        for (uint block = 0; ; block++)
        {
            var words = key.Words(position, block);
            for (var i = 0; i < 4; i++)
            {
                var product = (ulong)words[i] * bound;
                if ((uint)product >= threshold)
                {
                    return (int)(product >> 32);
                }
            }
        }
    }
}
