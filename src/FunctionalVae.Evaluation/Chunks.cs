using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>Examples in groups of a fixed size, so that neither memory nor any key depends on how many there are.</summary>
internal static class Chunks
{
    public const int Size = 512;

    public static int CountOf(Batch examples) => (examples.Count + Size - 1) / Size;

    public static Batch Of(Batch examples, int chunk) =>
        Dataset.Of(examples).Take([.. Enumerable.Range(chunk * Size, Math.Min(Size, examples.Count - (chunk * Size)))]);

    /// <summary>So many of the examples, chosen by key, in their order; all where there are no more.</summary>
    public static Batch Some(Batch examples, int most, Key key) =>
        examples.Count <= most ? examples : Dataset.Of(examples).Take([.. Permutation.Of(key, examples.Count).Take(most).Order()]);

    /// <summary>The rows of a batch in float64, each value as <paramref name="of"/> makes it: [count][width].</summary>
    public static double[][] Rows(Batch batch, Func<double, double> of) =>
        [.. Enumerable.Range(0, batch.Count).Select(row => Array.ConvertAll(batch[row].ToArray(), value => of(value)))];

    /// <summary>The posteriors of examples, a group at a time.</summary>
    public static IEnumerable<PosteriorBatch> Posteriors(IVaeModel model, ParameterVector parameters, Batch examples) =>
        Enumerable.Range(0, CountOf(examples)).Select(chunk => model.Encode(parameters, Of(examples, chunk)));
}
