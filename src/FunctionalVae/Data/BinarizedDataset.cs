namespace FunctionalVae;

/// <summary>A data set whose examples are binarised as they are taken, each by its own number.</summary>
internal sealed class BinarizedDataset : IDataset<Batch>
{
    private readonly IDataset<Batch> grey;
    private readonly Binarization binarization;
    private readonly Key key;

    private BinarizedDataset(IDataset<Batch> grey, Binarization binarization, Key key)
    {
        this.grey = grey;
        this.binarization = binarization;
        this.key = key;
    }

    public int Count => grey.Count;

    /// <summary>What is in memory is binarised now, anything else when it is taken: the same bits.</summary>
    public static IDataset<Batch> Of(IDataset<Batch> grey, Binarization binarization, Key key) =>
        grey is InMemoryDataset<Batch> memory
            ? new InMemoryDataset<Batch>(Binarizer.Write(binarization, key, memory.All))
            : new BinarizedDataset(grey, binarization, key);

    public Batch Take(IReadOnlyList<int> examples) => Binarizer.Write(binarization, key, grey.Take(examples), examples);
}
