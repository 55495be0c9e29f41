using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The squared sliced Wasserstein distance of order 2: a mean over directions of squared lengths.</summary>
internal static class SlicedSquare
{
    public static double Between(int projections, Key key, PointCloud one, PointCloud other)
    {
        var root = Wasserstein.Sliced(2, projections, key, one, other);
        return root * root;
    }
}
