namespace FunctionalVae;

/// <summary>Makes data sets of what is in memory.</summary>
public static class Dataset
{
    /// <summary>The examples as a data set.</summary>
    public static IDataset<TExamples> Of<TExamples>(TExamples examples)
        where TExamples : ITyped<TExamples, Batch> => new InMemoryDataset<TExamples>(examples);

    /// <summary>Rows of anything enumerable as a data set in memory: <c>Dataset.OfRows(rows, PointsVae.Examples.From)</c>.</summary>
    /// <param name="rows">One row per example; enumerated once.</param>
    /// <param name="from">Makes the model's inputs of all values, row by row, and checks them.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or <paramref name="from"/> refuses their values.</exception>
    public static IDataset<TExamples> OfRows<TExamples>(
        IEnumerable<IReadOnlyCollection<float>> rows,
        Func<IEnumerable<float>, TExamples> from
    )
        where TExamples : ITyped<TExamples, Batch>
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
    internal static IDataset<Batch> Core<TExamples>(IDataset<TExamples> data)
        where TExamples : ITyped<TExamples, Batch> =>
        data is InMemoryDataset<TExamples> memory ? new InMemoryDataset<Batch>(memory.All.Core) : new CoreDataset<TExamples>(data);
}

/// <summary>Examples in memory.</summary>
internal sealed class InMemoryDataset<TExamples>(TExamples all) : IDataset<TExamples>
    where TExamples : ITyped<TExamples, Batch>
{
    public TExamples All => all;

    public int Count => all.Core.Count;

    public TExamples Take(IReadOnlyList<int> examples) => TExamples.Wrap(all.Core.Take(examples));
}

/// <summary>A data set of the caller's own, unwrapped.</summary>
internal sealed class CoreDataset<TExamples>(IDataset<TExamples> data) : IDataset<Batch>
    where TExamples : ITyped<TExamples, Batch>
{
    public int Count => data.Count;

    public Batch Take(IReadOnlyList<int> examples) => data.Take(examples).Core;
}
