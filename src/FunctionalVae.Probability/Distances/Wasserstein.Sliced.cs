namespace FunctionalVae.Probability;

public static partial class Wasserstein
{
    /// <summary>
    /// The sliced Wasserstein distance (1/L Σ Wₚᵖ(θᵢ·q, θᵢ·p))^(1/p) over L directions θᵢ, uniform on the unit sphere by key, with ground cost
    /// |θ·x − θ·y|ᵖ (Rabin, Peyré, Delon and Bernot 2011; Bonneel, Rabin, Peyré and Pfister 2015). At most Wₚ, and equal to it in one dimension.
    /// </summary>
    /// <param name="order">p, 1 at least.</param>
    /// <param name="projections">L, 1 at least. The distance is random in the directions: its p-th power has a relative error of order 1/√L.</param>
    /// <param name="key">The key of the directions: with the same key, the distances of several pairs are in the same directions.</param>
    /// <param name="q">n points of D dimensions.</param>
    /// <param name="p">m points of D dimensions.</param>
    /// <exception cref="ArgumentException">The order is below 1, there is no projection, or the dimensions differ.</exception>
    public static double Sliced(double order, int projections, Key key, PointCloud q, PointCloud p)
    {
        WassersteinOrder.Check(order);
        Arguments.AtLeast(1, projections, nameof(projections));
        Arguments.SameCount(q.Dimensions, nameof(q), p.Dimensions, nameof(p));
        var sum = 0.0;
        for (var i = 0; i < projections; i++)
        {
            sum += OnLine(order, q, p, Direction(key.Child((ulong)i), q.Dimensions));
        }

        return WassersteinOrder.Root(order, sum / projections);
    }

    /// <summary>A direction, uniform on the unit sphere by key.</summary>
    internal static double[] Direction(Key key, int dimensions)
    {
        var direction = KeyDraws.Normals(key, dimensions);
        var norm = Math.Sqrt(direction.Sum(x => x * x));
        return [.. direction.Select(x => x / norm)];
    }
}
