using System.Diagnostics;

namespace FunctionalVae;

/// <summary>Times of one call after the other.</summary>
internal static class Times
{
    /// <summary>Microseconds of each call, until <paramref name="seconds"/> are over.</summary>
    public static List<double> Of(Action action, double seconds)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        do
        {
            var before = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
        } while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);

        return times;
    }

    /// <summary>The value that nine of ten exceed: what a call takes when no other program is in its way.</summary>
    public static double FirstDecile(List<double> values)
    {
        values.Sort();
        return values[values.Count / 10];
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
