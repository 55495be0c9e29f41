namespace FunctionalVae;

/// <summary>Values that are 1 with a probability that is known when their turn comes, and otherwise 0.</summary>
internal abstract class BinaryFamily : LikelihoodFamily
{
    public override double LeastMean => 0;

    public override double GreatestMean => 1;

    public override bool HasMass(int column) => true;

    public override double Score(int column, double mean, double x) =>
        x is 0 or 1 ? CrossEntropyFormula.Score(mean, x) : double.NegativeInfinity;

    public override double Variance(int column, double mean) => mean * (1 - mean);

    public override double Cumulative(int column, double mean, double x) =>
        x switch
        {
            < 0 => 0,
            < 1 => 1 - mean,
            _ => 1,
        };
}
