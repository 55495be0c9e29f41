namespace FunctionalVae.Probability;

/// <summary>Fits mixtures of normals with full covariances, Σⱼ wⱼ N(μⱼ, Σⱼ), to points.</summary>
public static class NormalMixtures
{
    /// <summary>
    /// Fits by expectation and maximisation (Dempster, Laird and Rubin 1977), from centres that are chosen as k-means++ does (Arthur and
    /// Vassilvitskii 2007). It maximises Σᵢ log p(xᵢ) − (a/2) Σⱼ (log |Σⱼ| + tr(Σⱼ⁻¹·S)), the likelihood under an inverse Wishart prior, with S the
    /// covariance of all points and a the shrinkage: each step gives Σⱼ = (Σᵢ rᵢⱼ(xᵢ − μⱼ)(xᵢ − μⱼ)ᵀ + a·S)/(Σᵢ rᵢⱼ + a). One component is the
    /// normal with the moments of the points. The same to the last bit at any number of threads.
    /// </summary>
    /// <param name="points">[N, k], one row per point; more points than dimensions, and as many as components at least.</param>
    /// <param name="components">The number of components.</param>
    /// <param name="key">The key of the centres.</param>
    /// <param name="options">How; <see cref="MixtureFitOptions"/> as they are where none are given.</param>
    /// <param name="cancel">Stops the fit.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">There are too few points, or too few different ones; an element is not finite; their covariance is not positive definite; or an option makes no sense.</exception>
    public static MixtureFit Fit(
        RealMatrix points,
        int components,
        Key key,
        MixtureFitOptions? options = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        var given = options ?? new();
        given.Check();
        Arguments.AtLeast(1, components, nameof(components));
        Arguments.AtLeast(Math.Max(components, points.Columns + 1), points.Rows, $"{nameof(points)}.Rows");
        Arguments.Finite(points, nameof(points));
        return MixtureSteps.Fit(new PointColumns(points), components, key, given, cancel);
    }
}
