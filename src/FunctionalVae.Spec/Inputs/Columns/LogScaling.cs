namespace FunctionalVae;

/// <summary>
/// Logarithms to mean 0 and standard deviation 1, for positive amounts that are skewed: with a normal density of what is scaled the number is
/// log-normal, so that no draw is negative. Every number that is not one of the column's points must be positive.
/// </summary>
public sealed record LogScaling : NumberScaling
{
    /// <inheritdoc/>
    public override string Word => "log";

    /// <summary>The C# expression that makes this scaling.</summary>
    public override string ToString() => SpecText.New(nameof(LogScaling));

    internal override string? Fault(double number) =>
        number > 0
            ? null
            : $"{SpecText.Literal(number).TrimEnd('d')} has no logarithm, by which the column is scaled. Correct it, state it as a point, or scale the column by quantiles.";
}
