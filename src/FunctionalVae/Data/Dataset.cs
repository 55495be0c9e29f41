namespace FunctionalVae;

/// <summary>Makes data sets of what is in memory.</summary>
public static class Dataset
{
    /// <summary>The images as a data set.</summary>
    public static IDataset<TImages> Of<TImages>(TImages images)
        where TImages : ITyped<TImages, Batch> => new InMemoryDataset<TImages>(images);

    /// <summary>A typed data set as one of plain batches.</summary>
    internal static IDataset<Batch> Core<TImages>(IDataset<TImages> data)
        where TImages : ITyped<TImages, Batch> =>
        data is InMemoryDataset<TImages> memory ? new InMemoryDataset<Batch>(memory.Images.Core) : new CoreDataset<TImages>(data);
}

/// <summary>Images in memory.</summary>
internal sealed class InMemoryDataset<TImages>(TImages images) : IDataset<TImages>
    where TImages : ITyped<TImages, Batch>
{
    public TImages Images => images;

    public int Count => images.Core.Count;

    public TImages Take(IReadOnlyList<int> examples) => TImages.Wrap(images.Core.Take(examples));
}

/// <summary>Somebody's own data set, unwrapped.</summary>
internal sealed class CoreDataset<TImages>(IDataset<TImages> data) : IDataset<Batch>
    where TImages : ITyped<TImages, Batch>
{
    public int Count => data.Count;

    public Batch Take(IReadOnlyList<int> examples) => data.Take(examples).Core;
}
