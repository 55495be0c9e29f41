using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The Rényi divergence as its definition says, of the log-probabilities, and of normal distributions by the textbook; for orders not near 1.</summary>
internal static class RenyiRoutes
{
    public static (double Value, double Scale) Bernoulli(double order, Bernoulli q, Bernoulli p) => Enumerated(order, q, p, 2);

    public static (double Value, double Scale) Categorical(double order, Categorical q, Categorical p) =>
        Enumerated(order, q, p, q.Outcomes);

    public static (double Value, double Scale) Normal(double order, Normal q, Normal p)
    {
        // In units of p's deviation, and with the larger of the two variances in units of which s² is formed.
        var delta = q.LogVariance - p.LogVariance;
        var largest = Math.Max(delta, 0);
        var spread = (order * Math.Exp(-largest)) + ((1 - order) * Math.Exp(delta - largest));
        if (spread <= 0)
        {
            return (double.PositiveInfinity, 1);
        }

        var z = (q.Mean - p.Mean) / p.Deviation;
        var logSpread = Math.Log(spread) + largest;
        var quadratic = order * z * z / Math.Exp(largest) / spread;
        var condition = (order + Math.Abs(1 - order)) / spread;
        return (
            0.5 * (-delta + (logSpread / (1 - order)) + quadratic),
            ((Math.Abs(delta) + Math.Abs(logSpread) + condition) / Math.Abs(1 - order)) + Math.Abs(delta) + (quadratic * condition)
        );
    }

    public static (double Value, double Scale) Diagonal(double order, DiagonalNormal q, DiagonalNormal p) =>
        Enumerable
            .Range(0, q.Dimensions)
            .Select(i => Normal(order, q.Marginal(i), p.Marginal(i)))
            .Aggregate((a, b) => (a.Value + b.Value, a.Scale + b.Scale));

    /// <summary>By the generalised eigenvalues of the two covariances, which are the variances of both after one common map.</summary>
    public static (double Value, double Scale) Full(double order, MultivariateNormal q, MultivariateNormal p)
    {
        var inverse = p.Factor.Dense().Inverse();
        var ratio = (inverse * q.Factor.Dense()).Svd();
        var z = ratio.U.TransposeThisAndMultiply(inverse * (q.Mean.Dense() - p.Mean.Dense()));
        var all = z.Zip(
                ratio.S,
                (mean, deviation) => Normal(order, Probability.Normal.FromDeviation(mean, deviation), Probability.Normal.Standard)
            )
            .ToArray();
        return (all.Sum(one => one.Value), all.Sum(one => one.Scale) * (1 + (1e-5 * ratio.S[0] / ratio.S[^1])));
    }

    private static (double Value, double Scale) Enumerated(
        double order,
        IDistribution<int, LogMass> q,
        IDistribution<int, LogMass> p,
        int count
    )
    {
        double[] terms =
        [
            .. Enumerable.Range(0, count).Select(i => (order * q.LogProbability(i).Nats) + ((1 - order) * p.LogProbability(i).Nats)),
        ];
        var largest = Enumerable.Range(0, count).Max(i => Math.Abs(q.LogProbability(i).Nats) + Math.Abs(p.LogProbability(i).Nats));
        return (SpecialFunctions.LogSumExp(terms) / (order - 1), (1 + (order * largest)) / Math.Abs(order - 1));
    }
}
