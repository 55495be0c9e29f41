namespace FunctionalVae.Reports;

/// <summary>A line of a <see cref="CurvePlot"/>.</summary>
/// <param name="Name">In the legend; empty for a curve that is not in it.</param>
/// <param name="Points">Across, then up, in the order in which they are joined. One that is not finite leaves a gap.</param>
/// <param name="Colour">Of ten, which then repeat. Curves of one name have one colour.</param>
public sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points, int Colour = 0);
