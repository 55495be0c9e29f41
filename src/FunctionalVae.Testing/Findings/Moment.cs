namespace FunctionalVae.Testing;

/// <summary>A mean of independent values whose expectation and variance are known.</summary>
internal static class Moment
{
    /// <summary>How many standard errors a mean may lie from its expectation: beyond 6 once in 500 million right means.</summary>
    public const double StandardErrors = 6;

    /// <summary>The mean of <paramref name="count"/> values against their expectation.</summary>
    /// <param name="what">What the values are.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="expected">The expectation of each.</param>
    /// <param name="variance">The variance of each.</param>
    public static Finding Of(string what, double mean, long count, double expected, double variance) =>
        new(what, expected, mean, StandardErrors * Math.Sqrt(variance / count));
}
