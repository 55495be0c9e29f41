using FunctionalVae.Probability;
using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace FunctionalVae.Laws;

/// <summary>Mean and variance of log q(x) − log p(x) under q, from the log-probabilities alone or from textbook matrices.</summary>
/// <param name="Mean">KL(q ‖ p).</param>
/// <param name="Variance">The variance of one draw's log-ratio.</param>
/// <param name="Scale">The size of what was added up: rounding is a fraction of it.</param>
internal sealed record LogRatio(double Mean, double Variance, double Scale)
{
    /// <summary>Over outcomes 0 … count − 1.</summary>
    public static LogRatio Enumerated(IDistribution<int, LogMass> q, IDistribution<int, LogMass> p, int count) =>
        Of(
            Enumerable.Range(0, count).Select(i => (Math.Exp(q.LogProbability(i).Nats), q.LogProbability(i).Nats, p.LogProbability(i).Nats))
        );

    /// <summary>Where q has mass that p has not.</summary>
    public static LogRatio Infinite { get; } = new(double.PositiveInfinity, double.PositiveInfinity, 1);

    /// <summary>By quadrature over panels that widen from <paramref name="centre"/> and end at the kinks too.</summary>
    public static LogRatio Integrated(
        IDistribution<double, LogDensity> q,
        IDistribution<double, LogDensity> p,
        double centre,
        double scale,
        params double[] kinks
    )
    {
        double[] ends = [.. new[] { 1, 2, 4, 8, 16, 32 }.SelectMany(w => new[] { centre - (w * scale), centre + (w * scale) }), centre];
        return Within(q, p, centre - (48 * scale), centre + (48 * scale), [.. ends, .. kinks]);
    }

    /// <summary>By 20-point Gauss–Legendre panels between low, the cuts and high.</summary>
    public static LogRatio Within(
        IDistribution<double, LogDensity> q,
        IDistribution<double, LogDensity> p,
        double low,
        double high,
        params double[] cuts
    )
    {
        double[] ends = [low, .. cuts.Where(cut => cut > low && cut < high).Distinct().Order(), high];
        return Of(
            ends.Zip(ends.Skip(1))
                .SelectMany(panel =>
                    Standard.Select(node =>
                        (Node: panel.First + ((panel.Second - panel.First) * node.X), Weight: (panel.Second - panel.First) * node.Weight)
                    )
                )
                .Select(node =>
                    (
                        node.Weight * Math.Exp(q.LogProbability(node.Node).Nats),
                        q.LogProbability(node.Node).Nats,
                        p.LogProbability(node.Node).Nats
                    )
                )
        );
    }

    /// <summary>
    /// The log-ratio of two normal distributions is quadratic, so its mean is that over the 2k points μ ± √k·Lᵢ; its variance is
    /// ½‖MᵀM − I‖² + ‖Mᵀz‖² with M = Lp⁻¹Lq and z = Lp⁻¹(μq − μp).
    /// </summary>
    public static LogRatio SigmaPoints(MultivariateNormal q, MultivariateNormal p) => SigmaPoints(q, p, q, p);

    /// <summary>The same with log-probabilities of their own, of distributions equal to the two.</summary>
    public static LogRatio SigmaPoints(
        MultivariateNormal q,
        MultivariateNormal p,
        IDistribution<RealVector, LogDensity> ownQ,
        IDistribution<RealVector, LogDensity> ownP
    )
    {
        var points = SigmaPoints(q);
        var mean = Of(points.Select(x => (1.0 / points.Count, ownQ.LogProbability(x).Nats, ownP.LogProbability(x).Nats)));
        var inverse = p.Factor.Dense().Inverse();
        var m = inverse * q.Factor.Dense();
        var z = inverse * (Vector<double>.Build.DenseOfEnumerable(q.Mean) - Vector<double>.Build.DenseOfEnumerable(p.Mean));
        var curvature = (m.Transpose() * m) - Matrix<double>.Build.DenseIdentity(q.Dimensions);
        return mean with { Variance = (0.5 * Math.Pow(curvature.FrobeniusNorm(), 2)) + Math.Pow((m.Transpose() * z).L2Norm(), 2) };
    }

    /// <summary>2k points with the mean and covariance of a distribution: the mean of a quadratic function over them is its expectation.</summary>
    public static IReadOnlyList<RealVector> SigmaPoints(MultivariateNormal distribution)
    {
        var k = distribution.Dimensions;
        return
        [
            .. from column in Enumerable.Range(0, k)
            from sign in new[] { -1, 1 }
            select RealVector.From(
                distribution.Mean.Select((mean, row) => mean + (sign * Math.Sqrt(k) * distribution.Factor[row, column]))
            ),
        ];
    }

    private static readonly IReadOnlyList<(double X, double Weight)> Standard = Nodes(new(0, 1, 20));

    private static IReadOnlyList<(double X, double Weight)> Nodes(GaussLegendreRule rule) =>
        [.. rule.Abscissas.Zip(rule.Weights, (x, weight) => (x, weight))];

    private static LogRatio Of(IEnumerable<(double Weight, double LogQ, double LogP)> terms)
    {
        (double Weight, double LogQ, double LogP)[] all = [.. terms.Where(term => term.Weight > 0)];
        var mean = all.Sum(term => term.Weight * (term.LogQ - term.LogP));
        return new(
            mean,
            all.Sum(term => term.Weight * Math.Pow(term.LogQ - term.LogP - mean, 2)),
            1 + all.Sum(term => term.Weight * (Math.Abs(term.LogQ) + Math.Abs(term.LogP)))
        );
    }
}
