namespace FunctionalVae.Reports;

/// <summary>A bar of a <see cref="BarSvg"/>.</summary>
/// <param name="Label">Before it.</param>
/// <param name="From">Where it begins: 0 for most, the end of another in a waterfall; on a logarithmic axis the left edge whatever it says.</param>
/// <param name="To">Where it ends. A bar that is not finite is not drawn, but its texts are.</param>
/// <param name="Text">Behind it: its number as people read it.</param>
/// <param name="Colour">Of ten, which then repeat.</param>
/// <param name="IsHollow">Whether it is drawn as an outline, as what does not count.</param>
public sealed record Bar(string Label, double From, double To, string Text, int Colour = 0, bool IsHollow = false);
