namespace FunctionalVae;

/// <summary>One value of an example under the mixture of p(x*|z) over draws of z, in float64.</summary>
internal sealed class PredictedValue
{
    // Where bisection stops, as a share of the value: half a digit of a float32.
    private const double Rounding = 1e-8;

    private readonly LikelihoodFamily family;
    private readonly int column;
    private readonly double[] means;
    private readonly double[] weights;

    private PredictedValue(LikelihoodFamily family, int column, double[] means, double[] weights)
    {
        (this.family, this.column, this.means, this.weights) = (family, column, means, weights);
        Mean = Average(mean => mean);
        VarianceOfMean = Average(mean => (mean - Mean) * (mean - Mean)) * means.Length / (means.Length - 1.0);
        Variance = Average(mean => family.Variance(column, mean)) + VarianceOfMean;
    }

    public double Mean { get; }

    public double VarianceOfMean { get; }

    public double Variance { get; }

    /// <summary>Of what was decoded at each draw, [inputs]. Draws count as far as the value is there: all alike where it never is.</summary>
    public static PredictedValue Of(LikelihoodFamily family, int column, IReadOnlyList<ReadOnlyMemory<float>> decoded)
    {
        double[] means = [.. decoded.Select(values => (double)values.Span[column])];
        double[] weights = [.. decoded.Select(values => family.Presence(column, values))];
        var total = weights.Sum();
        return new(family, column, means, Array.ConvertAll(weights, weight => total > 0 ? weight / total : 1.0 / weights.Length));
    }

    /// <summary>The least x with P(x* ≤ x) ≥ p; of a choice its probability; NaN where something is not finite.</summary>
    public double Quantile(double p) =>
        family.IsChoice(column) ? Mean
        : !double.IsFinite(Mean) ? double.NaN
        : family.HasMass(column) ? Count(p)
        : Number(p);

    private double Average(Func<double, double> value) =>
        means.Zip(weights, (mean, weight) => weight == 0 ? 0 : weight * value(mean)).Sum();

    private double Cumulative(double x) => Average(mean => family.Cumulative(column, mean, x));

    // All masses of likelihoods are at counts: 0 and 1, or any.
    private double Count(double p)
    {
        var (below, above) = (-1.0, 0.0);
        while (Cumulative(above) < p)
        {
            (below, above) = (above, (2 * above) + 1);
        }

        while (above - below > 1)
        {
            var middle = Math.Floor(0.5 * (below + above));
            (below, above) = Cumulative(middle) < p ? (middle, above) : (below, middle);
        }

        return above;
    }

    // By bisection, between the ends of an interval that is widened until it holds the quantile.
    private double Number(double p)
    {
        var deviation = Math.Sqrt(Average(mean => family.Variance(column, mean)));
        var step = double.IsFinite(deviation) ? deviation : 1;
        var (below, above) = (means.Min() - step, means.Max() + step);
        for (var wider = step; Cumulative(below) >= p; wider *= 2)
        {
            below -= wider;
        }

        for (var wider = step; Cumulative(above) < p; wider *= 2)
        {
            above += wider;
        }

        var middle = 0.5 * (below + above);
        while (above - below > Rounding * (Math.Abs(middle) + step))
        {
            (below, above) = Cumulative(middle) < p ? (middle, above) : (below, middle);
            middle = 0.5 * (below + above);
        }

        return middle;
    }
}
