namespace FunctionalVae.Probability;

/// <summary>What a test of two samples says: are they drawn from the same distribution?</summary>
/// <param name="Statistic">The distance that was found, in the unit of its test.</param>
/// <param name="Null">Its mean where both samples come from one distribution.</param>
/// <param name="PValue">With samples of one distribution a p-value is at most u with probability at most u, for u up to ½.</param>
public sealed record TwoSampleTest(double Statistic, double Null, double PValue)
{
    /// <summary>How far the statistic is above what chance alone gives.</summary>
    public double Excess => Statistic - Null;
}
