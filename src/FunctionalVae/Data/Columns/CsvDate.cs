using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Dates as CSV files write them, by ISO 8601: <c>2026-11-30</c>, with or without a time. As numbers they are days, as those of row types.</summary>
internal static class CsvDate
{
    /// <summary>The dates of days.</summary>
    public const string Day = "yyyy-MM-dd";

    // Each with the ticks of what it can tell apart; a later one has all that an earlier one has.
    private static readonly (string Time, long Unit)[] Times =
    [
        ("HH:mm", TimeSpan.TicksPerMinute),
        ("HH:mm:ss", TimeSpan.TicksPerSecond),
        ("HH:mm:ss.fff", TimeSpan.TicksPerMillisecond),
    ];

    private static readonly string[] Ends = ["", "'Z'"];

    /// <summary>All forms: that of days, and those with times, of which a later one is finer.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        Day,
        .. Times.SelectMany(time =>
            ((string[])["' '", "'T'"]).SelectMany(between => Ends.Select(end => $"{Day}{between}{time.Time}{end}"))
        ),
    ];

    /// <summary>Reads a date as days since the start of 1 January 0001.</summary>
    /// <param name="text">The text.</param>
    /// <param name="days">The days.</param>
    /// <param name="form">The place of its form among <see cref="Forms"/>.</param>
    public static bool TryRead(string text, out double days, out int form)
    {
        (days, form) = (0, -1);
        if (text.Length < Day.Length || text[4] != '-')
        {
            return false;
        }

        for (var i = 0; i < Forms.Count; i++)
        {
            if (DateTime.TryParseExact(text, Forms[i], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                (days, form) = (RowValues.Days(time), i);
                return true;
            }
        }

        return false;
    }

    /// <summary>A number of days as a date, by the nearest that the form can tell apart.</summary>
    /// <param name="days">Days since the start of 1 January 0001.</param>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    public static string Text(double days, string form) =>
        form == Day
            ? RowValues.Date(days).ToString(Day, CultureInfo.InvariantCulture)
            : Nearest(days, UnitOf(form)).ToString(form, CultureInfo.InvariantCulture);

    // A double of days has no whole ticks: the moment is made of the unit's again.
    private static DateTime Nearest(double days, long unit)
    {
        var ticks = RowValues.Time(days).Ticks;
        return new((ticks + (unit / 2)) / unit * unit);
    }

    /// <summary>The ticks that a form can tell apart.</summary>
    public static long UnitOf(string form) =>
        Times
            .Where(time => form.Contains(time.Time, StringComparison.Ordinal))
            .Select(time => time.Unit)
            .DefaultIfEmpty(TimeSpan.TicksPerDay)
            .Last();
}
