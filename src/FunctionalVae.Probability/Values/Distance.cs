namespace FunctionalVae.Probability;

/// <summary>Lengths of vectors that may be longer than any number.</summary>
internal static class Distance
{
    /// <summary>‖z‖², and +∞ where a step on the way to z overflowed: z comes from a point that is not NaN, so a NaN in it is ∞ − ∞ or 0·∞.</summary>
    public static double Squared(ReadOnlySpan<double> z)
    {
        var sum = 0.0;
        foreach (var value in z)
        {
            sum += value * value;
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }
}
