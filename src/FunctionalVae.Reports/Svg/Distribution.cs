namespace FunctionalVae.Reports;

/// <summary>How the values of a column are distributed in two sets, such as those of a file and those that a model draws.</summary>
/// <param name="Title">The column's name.</param>
/// <param name="First">The share of the first set in each bin or level.</param>
/// <param name="Second">The share of the second.</param>
public sealed record Distribution(string Title, IReadOnlyList<double> First, IReadOnlyList<double> Second)
{
    /// <summary>The name of each level; null where bins are equal steps of numbers.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>The number at the left edge of the first bin.</summary>
    public double Low { get; init; }

    /// <summary>The number at the right edge of the last bin.</summary>
    public double High { get; init; } = 1;
}
