namespace FunctionalVae.Reports;

/// <summary>What lies on a plane of the latent space.</summary>
/// <param name="Points">Posterior means, across and up.</param>
/// <param name="Horizontal">The name of the axis across.</param>
/// <param name="Vertical">The name of the axis up.</param>
public sealed record LatentPlane(IReadOnlyList<(double X, double Y)> Points, string Horizontal = "z0", string Vertical = "z1")
{
    /// <summary>The label of each point; null for points of one colour. Ten colours, then they repeat.</summary>
    public IReadOnlyList<int>? Labels { get; init; }

    /// <summary>The text of label 0, 1, …; null where a label is its number.</summary>
    public IReadOnlyList<string>? LabelNames { get; init; }

    /// <summary>Posteriors as ellipses of one standard deviation: centre and half axes.</summary>
    public IReadOnlyList<(double X, double Y, double RadiusX, double RadiusY)> Posteriors { get; init; } = [];

    /// <summary>Contours of the prior as ellipses: centre and half axes.</summary>
    public IReadOnlyList<(double X, double Y, double RadiusX, double RadiusY)> Contours { get; init; } = [];

    /// <summary>Draws of the prior, where it has no such contours.</summary>
    public IReadOnlyList<(double X, double Y)> PriorDraws { get; init; } = [];
}
