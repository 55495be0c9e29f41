namespace FunctionalVae;

/// <summary>Values that are Poisson with their means as rates.</summary>
internal sealed class PoissonFamily : CountFamily
{
    public static PoissonFamily? From(Reconstruction term) => term is PoissonLikelihood ? new() : null;

    public override double Score(int column, double mean, double x) =>
        !IsCount(x) ? double.NegativeInfinity
        : x == 0 ? -mean
        : (x * Math.Log(mean)) - mean - SpecialFunctions.LogGamma(x + 1);

    // The mean is the best rate.
    public override double? BestConstant(Batch train) =>
        CountShares.Of(train).Select((shares, column) => shares.Average(x => Score(column, shares.Mean, x))).Sum();

    public override double Variance(int column, double mean) => mean;

    public override double Cumulative(int column, double mean, double x) =>
        x < 0 ? 0
        : mean == 0 ? 1
        : MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(Math.Floor(x) + 1, mean);

    protected override double Ratio(int column, double mean, double x) => mean / x;
}
