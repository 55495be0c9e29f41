namespace FunctionalVae;

/// <summary>Makes data sets of what is in memory.</summary>
public static class Dataset
{
    /// <summary>The images as a data set.</summary>
    public static IDataset<TImages> Of<TImages>(TImages images)
        where TImages : ITyped<TImages, Batch> => new InMemoryDataset<TImages>(images);

    /// <summary>Rows of anything enumerable as a data set in memory: <c>Dataset.OfRows(rows, PointsVae.Examples.From)</c>.</summary>
    /// <param name="rows">One row per example; enumerated once.</param>
    /// <param name="from">Makes the model's inputs of all values, row by row, and checks them.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or <paramref name="from"/> refuses their values.</exception>
    public static IDataset<TImages> OfRows<TImages>(IEnumerable<IReadOnlyCollection<float>> rows, Func<IEnumerable<float>, TImages> from)
        where TImages : ITyped<TImages, Batch>
    {
        var values = new List<float>();
        var width = -1;
        var count = 0;
        foreach (var row in rows)
        {
            width = width < 0 ? row.Count : width;
            if (row.Count != width)
            {
                throw new ArgumentException($"Row {count} has {row.Count} values, the rows before it have {width}.", nameof(rows));
            }

            values.AddRange(row);
            count++;
        }

        return Of(from(values));
    }

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

/// <summary>A data set of the caller's own, unwrapped.</summary>
internal sealed class CoreDataset<TImages>(IDataset<TImages> data) : IDataset<Batch>
    where TImages : ITyped<TImages, Batch>
{
    public int Count => data.Count;

    public Batch Take(IReadOnlyList<int> examples) => data.Take(examples).Core;
}
