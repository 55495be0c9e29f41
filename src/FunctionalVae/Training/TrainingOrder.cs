namespace FunctionalVae;

/// <summary>In which order the examples are taken.</summary>
internal static class TrainingOrder
{
    /// <summary>
    /// The example numbers of each batch of an epoch (from 0): the split's training examples shuffled by key; the last batch takes what is left. After
    /// each rollback what is still to come of the epoch, or all of a later one, is shuffled again.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<int>> Batches(
        TrainOptions options,
        TrainingSplit split,
        Key key,
        int epoch,
        IReadOnlyList<Rollback>? rollbacks = null
    )
    {
        var count = split.Training.Length;
        var order = Array.ConvertAll(
            Permutation.Of(key.Child(KeySites.Shuffle).Child((ulong)epoch), count),
            position => split.Training[position]
        );
        for (var turn = 0; turn < rollbacks?.Count; turn++)
        {
            Shuffle(
                order,
                Taken(options, count, epoch, rollbacks[turn]),
                key.Child(KeySites.Rollback).Child((ulong)turn).Child((ulong)epoch)
            );
        }

        for (var start = 0; start < count; start += options.BatchSize)
        {
            yield return order.AsMemory(start, Math.Min(options.BatchSize, count - start));
        }
    }

    /// <summary>0 … count − 1.</summary>
    public static ReadOnlyMemory<int> InOrder(int count) => Enumerable.Range(0, count).ToArray();

    // How many examples of the epoch had been taken at the place.
    private static int Taken(TrainOptions options, int count, int epoch, Rollback rollback)
    {
        var steps = ((long)count + options.BatchSize - 1) / options.BatchSize;
        return (int)Math.Clamp((rollback.To - (epoch * steps)) * options.BatchSize, 0, count);
    }

    private static void Shuffle(int[] order, int from, Key key)
    {
        var rest = order[from..];
        var permutation = Permutation.Of(key, rest.Length);
        for (var i = 0; i < rest.Length; i++)
        {
            order[from + i] = rest[permutation[i]];
        }
    }
}
