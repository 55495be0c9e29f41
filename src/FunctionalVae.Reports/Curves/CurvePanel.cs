namespace FunctionalVae.Reports;

/// <summary>One of the plots that stand above each other in a <see cref="CurvePlot"/>.</summary>
/// <param name="Vertical">Beside its vertical axis: what is drawn, and in which unit.</param>
/// <param name="Curves">What is drawn, the last one on top.</param>
public sealed record CurvePanel(string Vertical, IReadOnlyList<Curve> Curves);
