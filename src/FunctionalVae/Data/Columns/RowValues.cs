using System.Numerics;

namespace FunctionalVae.Data;

/// <summary>Values of row types as numbers, and back: what generated code calls.</summary>
public static class RowValues
{
    /// <summary>The nearest whole number that the type has.</summary>
    public static T Whole<T>(double value)
        where T : INumberBase<T> => T.CreateSaturating(Math.Round(value));

    /// <summary>The nearest number that the type has.</summary>
    public static T Number<T>(double value)
        where T : INumberBase<T> => T.CreateSaturating(value);

    /// <summary>The day that a number of days since 1 January 0001 is nearest to.</summary>
    public static DateOnly Date(double days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(Math.Round(days), DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>The moment that many days after the start of 1 January 0001.</summary>
    public static DateTime Time(double days) =>
        new((long)Math.Clamp(days * TimeSpan.TicksPerDay, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay));

    /// <summary>Days since the start of 1 January 0001.</summary>
    public static double Days(DateTime time) => time.Ticks / (double)TimeSpan.TicksPerDay;

    /// <summary>A value that is none of the levels of its column.</summary>
    public static ArgumentException NoLevel(string column, object? value) => new($"{column}: {value ?? "null"} is none of its levels.");
}
