namespace FunctionalVae;

/// <summary>Values that are Student's t around their means.</summary>
/// <param name="variances">σ² of each dimension, or the one that all share.</param>
/// <param name="degrees">ν of each dimension, or the one that all share.</param>
internal sealed class StudentTFamily(double[] variances, double[] degrees) : LikelihoodFamily
{
    public static StudentTFamily? From(Reconstruction term, TrainedNumbers numbers) =>
        term is StudentTLikelihood own ? new(ScaledFamily.VariancesOf(own.Variance, numbers), DegreesOf(own.Degrees, numbers)) : null;

    public override bool HasMass(int column) => false;

    public override bool IsChoice(int column) => false;

    public override double LeastMean => double.NegativeInfinity;

    public override double GreatestMean => double.PositiveInfinity;

    public override double Variance(int column, double mean) => variances[column % variances.Length];

    public override double Score(int column, double mean, double x)
    {
        var degrees = Degrees(column);
        var square = Width(column);
        return SpecialFunctions.LogGamma(0.5 * (degrees + 1))
            - SpecialFunctions.LogGamma(0.5 * degrees)
            - (0.5 * Math.Log(Math.PI * square))
            - (0.5 * (degrees + 1) * SpecialFunctions.Log1p((x - mean) * (x - mean) / square));
    }

    public override double Cumulative(int column, double mean, double x)
    {
        var square = Width(column);
        var share = square / (square + ((x - mean) * (x - mean)));
        var tail = 0.5 * MathNet.Numerics.SpecialFunctions.BetaRegularized(0.5 * Degrees(column), 0.5, share);
        return x < mean ? tail : 1 - tail;
    }

    /// <summary>None: the best mean, variance and degrees are the end of a search.</summary>
    public override double? BestConstant(Batch train) => null;

    // By a radius and an angle, as a normal's pair is drawn: Bailey, "Polar generation of random variates with the t-distribution", 1994.
    internal override void Draw(Batch means, Key key, float[] draws)
    {
        var words = new uint[((2 * means.Width) + 3) / 4 * 4];
        for (var row = 0; row < means.Count; row++)
        {
            PhiloxWords.Fill(key, (uint)row, 0, words);
            for (var column = 0; column < means.Width; column++)
            {
                var (u, v) = (Uniform.Open(words[2 * column]), Uniform.Open(words[(2 * column) + 1]));
                var square = Width(column) * SpecialFunctions.Expm1(-2 * Math.Log(u) / Degrees(column));
                draws[(row * means.Width) + column] = (float)(means[row].Span[column] + (Math.Sqrt(square) * Math.Cos(2 * Math.PI * v)));
            }
        }
    }

    private static double[] DegreesOf(DegreesOfFreedom degrees, TrainedNumbers numbers) =>
        degrees switch
        {
            FixedDegrees given => [given.Degrees],
            LearnedDegrees trained => numbers.Of(LearnedDegrees.Log, trained.Floor),
            _ => throw new NotSupportedException($"There are no degrees of freedom for {degrees}."),
        };

    private double Degrees(int column) => degrees[column % degrees.Length];

    // (ν − 2)σ², to which a square of a distance is compared.
    private double Width(int column) => (Degrees(column) - 2) * Variance(column, mean: 0);
}
