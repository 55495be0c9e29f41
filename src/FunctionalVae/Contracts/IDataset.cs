namespace FunctionalVae;

/// <summary>Examples that can be asked for by number.</summary>
/// <typeparam name="TExamples">The model's type of examples.</typeparam>
public interface IDataset<out TExamples>
{
    /// <summary>The number of examples.</summary>
    int Count { get; }

    /// <summary>The examples with the given numbers, in that order.</summary>
    TExamples Take(IReadOnlyList<int> examples);
}
