namespace FunctionalVae.Laws;

/// <summary>Comparisons that a NaN fails.</summary>
internal static class Close
{
    public const double Tolerance = 1e-10;

    /// <summary>Whether two numbers agree to 1e-10 of a scale of 1 or more; equal infinities agree.</summary>
    public static bool To(double actual, double expected, double scale) =>
        actual == expected || Math.Abs(actual - expected) <= Tolerance * Math.Max(1, scale);
}
