namespace FunctionalVae.Probability.Tests.Transport;

/// <summary>What clouds of tests are like.</summary>
public enum Kind
{
    /// <summary>Normal, of equal weights.</summary>
    Even,

    /// <summary>Normal, of weights between 1 and 1,000,000 to each other.</summary>
    Weighted,

    /// <summary>On few places, with equal weights: many plans cost the same.</summary>
    Grid,
}

/// <summary>Clouds by key.</summary>
internal static class Clouds
{
    public static PointCloud Of(Key key, int count, int dimensions, Kind kind)
    {
        var normals = KeyDraws.Normals(key, count * (dimensions + 1));
        var points = RealMatrix.Of(
            count,
            dimensions,
            (row, column) =>
            {
                var value = normals[(row * dimensions) + column];
                return kind == Kind.Grid ? Math.Round(value) : value;
            }
        );
        return kind == Kind.Weighted
            ? PointCloud.Weighted(
                points,
                RealVector.From(Enumerable.Range(0, count).Select(i => Math.Exp(3 * normals[(count * dimensions) + i])))
            )
            : PointCloud.Uniform(points);
    }
}
