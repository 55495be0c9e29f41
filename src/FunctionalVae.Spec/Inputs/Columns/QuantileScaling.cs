namespace FunctionalVae;

/// <summary>
/// Normal scores: each number by the standard normal quantile of its share in the training rows, so that what is scaled is about normal whatever
/// the numbers are: skewed, bounded, of several modes. The function is piecewise linear and strictly increasing, has a knot where the numbers show
/// one, and goes on straight beyond the least and the greatest, so that outliers stay outliers.
/// </summary>
public sealed record QuantileScaling : NumberScaling
{
    /// <inheritdoc/>
    public override string Word => "quantiles";

    /// <summary>The C# expression that makes this scaling.</summary>
    public override string ToString() => SpecText.New(nameof(QuantileScaling));

    internal override string? Fault(double number) => null;
}
