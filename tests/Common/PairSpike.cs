namespace FunctionalVae.Shared;

/// <summary>A data set whose batches that have both of two examples are multiplied: another order parts them.</summary>
internal sealed class PairSpike(Batch all, float factor, int first = 4, int second = 11) : IDataset<Batch>
{
    public int Count => all.Count;

    public Batch Take(IReadOnlyList<int> examples)
    {
        var batch = all.Take(examples);
        return examples.Contains(first) && examples.Contains(second)
            ? Batch.FromValues(batch.Width, [.. batch.Values.ToArray().Select(value => value * factor)])
            : batch;
    }
}
