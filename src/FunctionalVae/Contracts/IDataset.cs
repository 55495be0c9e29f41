namespace FunctionalVae;

/// <summary>Examples that can be asked for by number.</summary>
/// <typeparam name="TImages">The model's image type.</typeparam>
public interface IDataset<out TImages>
{
    /// <summary>The number of examples.</summary>
    int Count { get; }

    /// <summary>The examples with the given numbers, in that order.</summary>
    TImages Take(IReadOnlyList<int> examples);
}
