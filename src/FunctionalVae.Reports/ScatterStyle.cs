namespace FunctionalVae.Reports;

/// <summary>How a <see cref="ScatterPlot"/> looks.</summary>
/// <param name="Title">Above the plot; empty for none.</param>
/// <param name="Horizontal">Under the horizontal axis.</param>
/// <param name="Vertical">Beside the vertical axis.</param>
/// <param name="Width">Of the whole picture, in pixels.</param>
/// <param name="Height">Of the whole picture, in pixels.</param>
/// <param name="DotRadius">In pixels.</param>
/// <param name="LabelNames">The legend's text for label 0, 1, …; a label beyond them, or all without them, shows its number.</param>
public sealed record ScatterStyle(
    string Title = "",
    string Horizontal = "z0",
    string Vertical = "z1",
    int Width = 800,
    int Height = 720,
    double DotRadius = 3,
    IReadOnlyList<string>? LabelNames = null
)
{
    /// <summary>The least of <see cref="Width"/> and of <see cref="Height"/>.</summary>
    public const int LeastSize = 200;
}
