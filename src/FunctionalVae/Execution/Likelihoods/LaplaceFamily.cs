namespace FunctionalVae;

/// <summary>Values that are Laplace around their means.</summary>
/// <param name="scales">The scale b of each dimension, or the one that all share.</param>
/// <param name="learned">How the variance 2b² is trained; null where it is given.</param>
internal sealed class LaplaceFamily(double[] scales, LearnedVariance? learned) : LikelihoodFamily
{
    public static LaplaceFamily? From(Reconstruction term, ParameterVector parameters) =>
        term switch
        {
            LaplaceLikelihood { Variance: FixedVariance { Variance: var variance } } => new([Scale(variance)], learned: null),
            LaplaceLikelihood { Variance: LearnedVariance learned } => new(
                [.. parameters.Tensor(Reconstruction.LogScale).ToArray().Select(logScale => Scale(learned.Floor + Math.Exp(logScale)))],
                learned
            ),
            _ => null,
        };

    public override double LeastMean => double.NegativeInfinity;

    public override double GreatestMean => double.PositiveInfinity;

    public override double Score(int column, double mean, double x) => Average(Math.Abs(x - mean), At(column));

    public override double? BestConstant(Batch train)
    {
        // The median, and the mean distance from it.
        var distances = Enumerable.Range(0, train.Width).Select(column => FromMedian(train, column)).ToArray();
        return learned switch
        {
            null => distances.Select((distance, column) => Average(distance, At(column))).Sum(),
            { PerDimension: true } => distances.Sum(Best),
            _ => distances.Length * Best(distances.Average()),
        };
    }

    public override double Variance(int column, double mean) => 2 * At(column) * At(column);

    public override double Cumulative(int column, double mean, double x)
    {
        var tail = 0.5 * Math.Exp(-Math.Abs(x - mean) / At(column));
        return x < mean ? tail : 1 - tail;
    }

    internal override void Draw(Batch means, Key key, float[] draws)
    {
        var words = new uint[(means.Width + 3) / 4 * 4];
        for (var row = 0; row < means.Count; row++)
        {
            PhiloxWords.Fill(key, (uint)row, 0, words);
            for (var column = 0; column < means.Width; column++)
            {
                // By inversion.
                var u = Uniform.Open(words[column]);
                var distance = u < 0.5 ? Math.Log(2 * u) : -Math.Log(2 * (1 - u));
                draws[(row * means.Width) + column] = (float)(means[row].Span[column] + (At(column) * distance));
            }
        }
    }

    private static double Scale(double variance) => Math.Sqrt(variance / 2);

    private static double FromMedian(Batch train, int column)
    {
        var values = Enumerable.Range(0, train.Count).Select(row => (double)train[row].Span[column]).Order().ToArray();
        var median = 0.5 * (values[(values.Length - 1) / 2] + values[values.Length / 2]);
        return values.Average(value => Math.Abs(value - median));
    }

    private double At(int column) => scales[column % scales.Length];

    // The best b is the mean distance, or the floor.
    private double Best(double distance) => Average(distance, Math.Max(distance, Scale(learned!.Floor)));

    // The log-density at some distance, or of values at some mean distance.
    private static double Average(double distance, double scale) => -(distance / scale) - Math.Log(2 * scale);
}
