namespace FunctionalVae.Reports;

/// <summary>A line across the bars of a <see cref="BarSvg"/>.</summary>
/// <param name="Value">Where.</param>
/// <param name="Name">What it is, above the line.</param>
public sealed record BarThreshold(double Value, string Name);
