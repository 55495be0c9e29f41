namespace FunctionalVae.Graphs;

/// <summary>A leading extent of a value: what there is one of for each example, draw or component, before the example's own shape begins.</summary>
/// <param name="Name">How it is written in a shape: <c>B</c>.</param>
/// <param name="Count">How many there are; null for the batch, whose size is known only when the model runs.</param>
public sealed record Extent(string Name, int? Count)
{
    /// <summary>The examples that are computed at once.</summary>
    public static Extent Batch { get; } = new("B", null);

    /// <summary>What there is a fixed number of, however large the batch is.</summary>
    internal static Extent Fixed(int count) => new("P", count);

    /// <summary>The draws of each example's posterior.</summary>
    internal static Extent Draws(int count) => new("K", count);
}
