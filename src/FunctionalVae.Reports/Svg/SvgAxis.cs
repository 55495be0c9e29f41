using System.Globalization;

namespace FunctionalVae.Reports;

/// <summary>Numbers along a line of a chart: where each lies, and which are named.</summary>
/// <param name="Low">The number at <paramref name="Start"/>.</param>
/// <param name="High">The number at <paramref name="End"/>.</param>
/// <param name="Start">In pixels.</param>
/// <param name="End">In pixels; before <paramref name="Start"/> where numbers grow upwards.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal factors; both numbers are positive then.</param>
internal sealed record SvgAxis(double Low, double High, double Start, double End, bool IsLogarithmic = false)
{
    private const int TickDistance = 62;

    // Lines of text need less room upwards.
    private const int UpwardTickDistance = 36;

    /// <summary>The least distance of two ticks: 1 where they count something.</summary>
    public double LeastStep { get; init; }

    /// <summary>Where a number lies, in pixels.</summary>
    public double At(double value) => Start + ((Scale(value) - Scale(Low)) / (Scale(High) - Scale(Low)) * (End - Start));

    /// <summary>The numbers that are named, with their texts.</summary>
    public IEnumerable<(double Value, string Text)> Ticks()
    {
        if (IsLogarithmic)
        {
            var (first, last) = ((int)Math.Ceiling(Math.Log10(Low)), (int)Math.Floor(Math.Log10(High)));
            var step = Math.Max(1, (int)Math.Ceiling((last - first) * TickDistance / Math.Abs(End - Start)));
            return Enumerable
                .Range(first, Math.Max(0, last - first + 1))
                .Where(power => (last - power) % step == 0)
                .Select(power => (Math.Pow(10, power), Power(power)));
        }

        var ticks = Reports.Ticks.Between(
            Low,
            High,
            Math.Max(2, (int)(Math.Abs(End - Start) / (End < Start ? UpwardTickDistance : TickDistance))),
            LeastStep
        );
        return ticks.Values.Zip(ticks.Texts);
    }

    private double Scale(double value) => IsLogarithmic ? Math.Log10(value) : value;

    private static string Power(int power) =>
        power is >= -3 and <= 3
            ? Math.Pow(10, power).ToString("0.###", CultureInfo.InvariantCulture)
            : $"1e{power.ToString(CultureInfo.InvariantCulture).Replace('-', '\u2212')}";
}
