namespace FunctionalVae;

/// <summary>In which order the examples are taken.</summary>
internal static class TrainingOrder
{
    /// <summary>The example numbers of each batch of an epoch (from 0), shuffled by key; the last batch takes what is left.</summary>
    public static IEnumerable<ReadOnlyMemory<int>> Batches(TrainOptions options, int count, Key key, int epoch)
    {
        var order = Permutation.Of(key.Child(KeySites.Shuffle).Child((ulong)epoch), count);
        for (var start = 0; start < count; start += options.BatchSize)
        {
            yield return order.AsMemory(start, Math.Min(options.BatchSize, count - start));
        }
    }

    /// <summary>0 … count − 1.</summary>
    public static ReadOnlyMemory<int> InOrder(int count) => Enumerable.Range(0, count).ToArray();
}
