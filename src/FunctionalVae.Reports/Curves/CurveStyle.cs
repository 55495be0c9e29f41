namespace FunctionalVae.Reports;

/// <summary>How a <see cref="CurvePlot"/> looks.</summary>
/// <param name="Title">Above the plot; empty for none.</param>
/// <param name="Horizontal">Under the horizontal axis, which all panels share. It has whole numbers.</param>
/// <param name="Width">Of the whole picture, in pixels.</param>
/// <param name="PanelHeight">Of each panel's frame, in pixels.</param>
public sealed record CurveStyle(string Title = "", string Horizontal = "epoch", int Width = 900, int PanelHeight = 190)
{
    /// <summary>The least of <see cref="Width"/>.</summary>
    public const int LeastWidth = 300;

    /// <summary>The least of <see cref="PanelHeight"/>.</summary>
    public const int LeastPanelHeight = 60;
}
