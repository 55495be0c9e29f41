namespace FunctionalVae;

/// <summary>Values that are Laplace around their means.</summary>
/// <param name="variances">2b² of each dimension, or the one that all share.</param>
/// <param name="learned">How the variance is trained; null where it is given.</param>
internal sealed class LaplaceFamily(double[] variances, LearnedVariance? learned) : ScaledFamily(variances, learned)
{
    private readonly double[] scales = Array.ConvertAll(variances, Scale);

    public static LaplaceFamily? From(Reconstruction term, TrainedNumbers numbers) =>
        term is LaplaceLikelihood laplace ? new(VariancesOf(laplace.Variance, numbers), laplace.TrainedVariance) : null;

    public override double Score(int column, double mean, double x) => Density(Math.Abs(x - mean), At(column));

    public override double Cumulative(int column, double mean, double x)
    {
        var tail = 0.5 * Math.Exp(-Math.Abs(x - mean) / At(column));
        return x < mean ? tail : 1 - tail;
    }

    internal override void Draw(Batch means, Key key, float[] draws) =>
        Invert(means, key, draws, (column, mean, u) => mean + (At(column) * (u < 0.5 ? Math.Log(2 * u) : -Math.Log(2 * (1 - u)))));

    // The median, and the mean distance from it.
    protected override IReadOnlyList<double> Spreads(Batch train) =>
        [.. Enumerable.Range(0, train.Width).Select(column => FromMedian(train, column))];

    protected override double BestVariance(double spread) => 2 * spread * spread;

    protected override double Average(double spread, double variance) => Density(spread, Scale(variance));

    // The log-density at some distance, or of values at some mean distance.
    private static double Density(double distance, double scale) => -(distance / scale) - Math.Log(2 * scale);

    private static double Scale(double variance) => Math.Sqrt(variance / 2);

    private static double FromMedian(Batch train, int column)
    {
        var values = Enumerable.Range(0, train.Count).Select(row => (double)train[row].Span[column]).Order().ToArray();
        var median = 0.5 * (values[(values.Length - 1) / 2] + values[values.Length / 2]);
        return values.Average(value => Math.Abs(value - median));
    }

    private double At(int column) => scales[column % scales.Length];
}
