namespace FunctionalVae.Laws;

/// <summary>The Kolmogorov–Smirnov test of draws against a distribution function.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>
    /// √n times the greatest distance of the empirical from the true distribution function. It exceeds t with probability 2e^(−2t²) at most
    /// (Massart 1990): 7e-10 for t = 3.3. For outcomes that are counted the distance is taken at the outcomes, and the probability is less.
    /// </summary>
    public static double Statistic(IEnumerable<double> draws, Func<double, double> cumulative, bool counted)
    {
        double[] sorted = [.. draws.Order()];
        var greatest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (double.IsNaN(sorted[i]))
            {
                return double.NaN;
            }

            var last = i == sorted.Length - 1 || sorted[i + 1] > sorted[i];
            var value = cumulative(sorted[i]);
            var above = counted && !last ? 0 : Math.Abs(((i + 1.0) / sorted.Length) - value);
            var below = counted ? 0 : Math.Abs(value - ((double)i / sorted.Length));
            greatest = Math.Max(greatest, Math.Max(above, below));
        }

        return greatest * Math.Sqrt(sorted.Length);
    }

    /// <summary>The probability of a statistic beyond <paramref name="t"/> for many draws: 2 Σ (−1)^(j−1) e^(−2j²t²) (Kolmogorov 1933).</summary>
    public static double PValue(double t) =>
        t < 0.2 ? 1 : Math.Clamp(2 * Enumerable.Range(1, 100).Sum(j => (j % 2 == 1 ? 1 : -1) * Math.Exp(-2 * j * j * t * t)), 0, 1);
}
