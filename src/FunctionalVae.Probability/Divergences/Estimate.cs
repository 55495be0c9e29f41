namespace FunctionalVae.Probability;

/// <summary>A Monte Carlo estimate: a mean of independent draws.</summary>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">The standard deviation of the mean, estimated from the same draws; ∞ where the mean is infinite.</param>
/// <param name="Draws">The number of draws.</param>
public sealed record Estimate(double Value, double StandardError, int Draws)
{
    /// <summary>The estimate from the terms whose mean it is.</summary>
    /// <exception cref="ArgumentException">There are fewer than two terms: one alone says nothing of its error.</exception>
    public static Estimate FromTerms(IReadOnlyList<double> terms)
    {
        Arguments.AtLeast(2, terms.Count, "terms.Count");
        var mean = terms.Average();
        if (double.IsInfinity(mean))
        {
            return new(mean, double.PositiveInfinity, terms.Count);
        }

        var squares = terms.Sum(term => (term - mean) * (term - mean));
        return new(mean, Math.Sqrt(squares / (terms.Count - 1.0) / terms.Count), terms.Count);
    }
}
