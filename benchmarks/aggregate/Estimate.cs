using System.Globalization;

namespace FunctionalVae.AggregateBenchmark;

/// <summary>A mean over seeds with its standard error.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Count">The seeds.</param>
internal readonly record struct Estimate(double Mean, double Error, int Count) : IFormattable
{
    // The 0.975 quantile of Student's t for 1 to 9 degrees of freedom; beyond, that of 9, which is more than needed.
    private static readonly double[] Quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

    public double Low => Mean - (Quantile * Error);

    public double High => Mean + (Quantile * Error);

    private double Quantile => Count - 2 < Quantiles.Length ? Quantiles[Count - 2] : 2.262;

    public static Estimate Of(double[] values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return new(mean, Math.Sqrt(variance / values.Length), values.Length);
    }

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Mean.ToString(format, CultureInfo.InvariantCulture) + " ± " + Error.ToString(format, CultureInfo.InvariantCulture);
}
