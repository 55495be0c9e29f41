namespace FunctionalVae;

/// <summary>How a number of a row type (<see cref="Table.Of{TRow}"/>) is scaled: <see cref="NumberColumn.Scaling"/>.</summary>
/// <param name="word">The scaling's <see cref="NumberScaling.Word"/>: standard, log, quantiles.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ScalingAttribute(string word) : Attribute
{
    /// <summary>The scaling's word.</summary>
    public string Word { get; } = word;
}
