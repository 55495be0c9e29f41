namespace FunctionalVae.Probability;

/// <summary>A positive definite kernel k(x, y) of the distance of two points, with k(x, x) = 1 and a bandwidth.</summary>
public abstract record Kernel
{
    private protected Kernel(double bandwidth) => Bandwidth = Arguments.Positive(bandwidth, nameof(bandwidth));

    /// <summary>The bandwidth h, a length: the distance at which the kernel has fallen to e^−½ or ½.</summary>
    public double Bandwidth { get; }

    /// <summary>The kernel's value k(x, y).</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double Between(RealVector x, RealVector y)
    {
        Arguments.SameCount(x.Count, nameof(x), y.Count, nameof(y));
        return AtSquare(PointRows.SquaredDistance(x.Span, y.Span));
    }

    internal abstract double AtSquare(double squaredDistance);
}

/// <summary>The Gaussian kernel e^(−‖x − y‖² / 2h²), a radial basis function.</summary>
public sealed record RbfKernel : Kernel
{
    /// <summary>The kernel of bandwidth h.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bandwidth"/> is not positive.</exception>
    public RbfKernel(double bandwidth)
        : base(bandwidth) { }

    internal override double AtSquare(double squaredDistance) => Math.Exp(-0.5 * (squaredDistance / Bandwidth / Bandwidth));
}

/// <summary>
/// The inverse multiquadric kernel h² / (h² + ‖x − y‖²), whose heavy tails see points that are far apart: that of Wasserstein autoencoders, with
/// their constant C = h² (Tolstikhin, Bousquet, Gelly and Schölkopf 2018).
/// </summary>
public sealed record InverseMultiquadricKernel : Kernel
{
    /// <summary>The kernel of bandwidth h.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bandwidth"/> is not positive.</exception>
    public InverseMultiquadricKernel(double bandwidth)
        : base(bandwidth) { }

    internal override double AtSquare(double squaredDistance) => 1 / (1 + (squaredDistance / Bandwidth / Bandwidth));
}
