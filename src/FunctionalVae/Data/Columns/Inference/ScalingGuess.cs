namespace FunctionalVae.Data;

/// <summary>
/// How the numbers of a column are scaled, where nobody said it: standardised as long as they are normal as far as chance lets one tell, and else by
/// quantiles. Never by logarithms, which would refuse rows to come.
/// </summary>
internal static class ScalingGuess
{
    /// <param name="numbers">Those that are not points.</param>
    public static NumberScaling Of(IReadOnlyList<double> numbers)
    {
        var shares = EmpiricalShares.Of(numbers);
        return
            shares.Count < 2 || shares.Furthest(0, shares.Count - 1, LinearScale.Of(numbers).Encode, 1).Distance <= EmpiricalShares.ByChance
            ? new StandardScaling()
            : new QuantileScaling();
    }
}
