namespace FunctionalVae;

/// <summary>Numbers of a row type (<see cref="Table.Of{TRow}"/>) that have a probability of their own: <see cref="NumberColumn.Points"/>.</summary>
/// <param name="points">The numbers.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PointsAttribute(params double[] points) : Attribute
{
    /// <summary>The numbers.</summary>
    public IReadOnlyList<double> Points { get; } = points;
}
