namespace FunctionalVae;

/// <summary>In which order the examples are taken.</summary>
internal static class TrainingOrder
{
    /// <summary>
    /// The example numbers of each batch of an epoch (from 0): the split's training examples shuffled by key; the last batch takes what is left.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<int>> Batches(TrainOptions options, TrainingSplit split, Key key, int epoch)
    {
        var count = split.Training.Length;
        var order = Array.ConvertAll(
            Permutation.Of(key.Child(KeySites.Shuffle).Child((ulong)epoch), count),
            position => split.Training[position]
        );
        for (var start = 0; start < count; start += options.BatchSize)
        {
            yield return order.AsMemory(start, Math.Min(options.BatchSize, count - start));
        }
    }

    /// <summary>0 … count − 1.</summary>
    public static ReadOnlyMemory<int> InOrder(int count) => Enumerable.Range(0, count).ToArray();
}
