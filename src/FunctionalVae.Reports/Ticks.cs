using System.Globalization;

namespace FunctionalVae.Reports;

/// <summary>Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed record Ticks(IReadOnlyList<double> Values, IReadOnlyList<string> Texts)
{
    private const double Largest = 1e5;
    private const double Smallest = 1e-4;
    private const int LeastDigits = 3;
    private const int MostDigits = 14;
    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>About <paramref name="count"/> ticks from <paramref name="low"/> to <paramref name="high"/>, at least <paramref name="leastStep"/> apart.</summary>
    public static Ticks Between(double low, double high, int count, double leastStep = 0)
    {
        var rough = (high - low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Math.Max(leastStep, power * Steps.MinBy(step => Math.Abs(Math.Log(rough / (power * step)))));
        var (first, last) = (Math.Ceiling(low / step), Math.Floor(high / step));
        double[] values = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step * 1.0000001)));
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        // As many digits as tell two neighbours apart.
        var digits = Math.Clamp((int)Math.Ceiling(Math.Log10(largest / step)), LeastDigits, MostDigits);
        var format =
            largest >= Largest || step < Smallest
                ? $"0.{new string('#', digits)}e0"
                : "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return new(values, [.. values.Select(value => Text(value, format))]);
    }

    // The minus sign, not the shorter hyphen.
    private static string Text(double value, string format) =>
        value == 0 ? "0" : value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
