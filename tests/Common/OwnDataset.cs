namespace FunctionalVae.Shared;

/// <summary>Examples behind an interface that the library did not write: it cannot look through them before training.</summary>
internal sealed class OwnDataset(Batch all) : IDataset<Batch>
{
    public int Count => all.Count;

    /// <summary>How often examples were taken.</summary>
    public long Taken { get; private set; }

    public Batch Take(IReadOnlyList<int> examples)
    {
        Taken++;
        return all.Take(examples);
    }
}
