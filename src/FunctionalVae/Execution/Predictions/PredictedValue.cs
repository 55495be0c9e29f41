namespace FunctionalVae;

/// <summary>One value of an example under the mixture of p(x*|z) over draws of z, in float64.</summary>
internal sealed class PredictedValue
{
    // Where bisection stops, as a share of the value and its deviation: under the digits of a float32.
    private const double Rounding = 3e-8;

    private readonly LikelihoodFamily family;
    private readonly int column;
    private readonly double[] means;
    private readonly double[] weights;
    private readonly double own;

    private PredictedValue(LikelihoodFamily family, int column, double[] means, double[] weights)
    {
        (this.family, this.column, this.means, this.weights) = (family, column, means, weights);
        var (mean, squares) = (0.0, 0.0);
        for (var k = 0; k < means.Length; k++)
        {
            mean += weights[k] * means[k];
            own += weights[k] * family.Variance(column, means[k]);
            squares += weights[k] * weights[k];
        }

        var spread = 0.0;
        for (var k = 0; k < means.Length; k++)
        {
            spread += weights[k] * (means[k] - mean) * (means[k] - mean);
        }

        // Of K equal weights K/(K − 1): what a mean of the same draws leaves out.
        (Mean, VarianceOfMean) = (mean, spread / (1 - squares));
    }

    public double Mean { get; }

    public double VarianceOfMean { get; }

    public double Variance => own + VarianceOfMean;

    /// <summary>Of what was decoded at each draw, [inputs]. Draws count as far as the value is there: all alike where it never is.</summary>
    public static PredictedValue Of(LikelihoodFamily family, int column, IReadOnlyList<ReadOnlyMemory<float>> decoded)
    {
        var (means, weights, total) = (new double[decoded.Count], new double[decoded.Count], 0.0);
        for (var k = 0; k < means.Length; k++)
        {
            means[k] = decoded[k].Span[column];
            weights[k] = family.Presence(column, decoded[k]);
            total += weights[k];
        }

        return new(family, column, means, Array.ConvertAll(weights, weight => total > 0 ? weight / total : 1.0 / weights.Length));
    }

    /// <summary>The least x with P(x* ≤ x) ≥ p; of a choice its probability; NaN where something is not finite.</summary>
    public double Quantile(double p) =>
        family.IsChoice(column) ? Mean
        : !double.IsFinite(Mean) || !double.IsFinite(own) ? double.NaN
        : family.HasMass(column) ? Count(p)
        : Number(p);

    private double Cumulative(double x)
    {
        var sum = 0.0;
        for (var k = 0; k < means.Length; k++)
        {
            sum += weights[k] * family.Cumulative(column, means[k], x);
        }

        return sum;
    }

    // All masses of likelihoods are at counts: 0 and 1, or any.
    private double Count(double p)
    {
        var (below, above) = (-1.0, 0.0);
        while (Cumulative(above) < p)
        {
            (below, above) = (above, (2 * above) + 1);
        }

        return Bisected(p, below, above, (from, to) => Math.Floor(from + (0.5 * (to - from))), static (_, _) => 1);
    }

    // Between the ends of an interval that is widened until it holds the quantile.
    private double Number(double p)
    {
        var step = Math.Sqrt(own) is var deviation and > 0 ? deviation : 1;
        var (below, above) = (means.Min() - step, means.Max() + step);
        for (var wider = step; Cumulative(below) >= p; wider *= 2)
        {
            below -= wider;
        }

        for (var wider = step; Cumulative(above) < p; wider *= 2)
        {
            above += wider;
        }

        return Bisected(
            p,
            below,
            above,
            static (from, to) => from + (0.5 * (to - from)),
            (from, to) => Rounding * (Math.Max(Math.Abs(from), Math.Abs(to)) + step)
        );
    }

    // The upper end: it has at least p at or below it.
    private double Bisected(
        double p,
        double below,
        double above,
        Func<double, double, double> between,
        Func<double, double, double> rounding
    )
    {
        while (above - below > rounding(below, above))
        {
            var middle = between(below, above);
            // Of large numbers two that are neighbours may lie further apart than the rounding.
            if (middle == below || middle == above)
            {
                break;
            }

            (below, above) = Cumulative(middle) < p ? (middle, above) : (below, middle);
        }

        return above;
    }
}
