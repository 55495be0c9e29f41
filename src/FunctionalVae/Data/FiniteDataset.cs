namespace FunctionalVae;

/// <summary>A data set of the caller's own, whose examples are looked at as they are taken: a binarisation would make plain 0 of NaN.</summary>
internal sealed class FiniteDataset : IDataset<Batch>
{
    private readonly IDataset<Batch> data;
    private readonly string model;

    private FiniteDataset(IDataset<Batch> data, string model) => (this.data, this.model) = (data, model);

    public int Count => data.Count;

    /// <summary>What is in memory is looked at now, and once.</summary>
    /// <exception cref="ArgumentException">A value in memory is not finite.</exception>
    public static IDataset<Batch> Of(IDataset<Batch> data, string model)
    {
        if (data is not InMemoryDataset<Batch> memory)
        {
            return new FiniteDataset(data, model);
        }

        memory.All.RequireFinite(model);
        return data;
    }

    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public Batch Take(IReadOnlyList<int> examples)
    {
        var batch = data.Take(examples);
        return batch.FirstNotFinite() is var index && index < 0
            ? batch
            : throw TrainingDivergedException.InData(model, examples[index / batch.Width], index % batch.Width, batch.Array[index]);
    }
}
