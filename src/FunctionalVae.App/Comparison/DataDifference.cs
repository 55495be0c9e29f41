using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What makes the data of two runs differ, in words.</summary>
internal static class DataDifference
{
    // So much of a hash tells two apart.
    private const int Letters = 12;
    private const int MostNames = 12;

    /// <summary>All that differs, as in brackets; null where the examples are the same.</summary>
    public static string? Of(ComparedRun one, ComparedRun other)
    {
        var (data, others) = (one.Record.Data, other.Record.Data);
        string?[] parts =
        [
            data.Name == others.Name ? null : $"{data.Name} beside {others.Name}",
            Differ("columns", Columns(one), Columns(other)),
            Differ("training rows", Rows(one, "trainCount"), Rows(other, "trainCount")),
            Differ("test rows", Rows(one, "testCount"), Rows(other, "testCount")),
            Part("training", data.TrainFingerprint, others.TrainFingerprint),
            Part("test", data.TestFingerprint, others.TestFingerprint),
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } all ? string.Join("; ", all) : null;
    }

    /// <summary>The share of the examples that was held out; where files have a test part, that.</summary>
    public static string TestShare(ComparedRun run) =>
        run.Record.Data.TestFraction is { } share ? Invariant($"{share}") : "a part of its own";

    /// <summary>The names of few columns, the number of many.</summary>
    public static string Columns(ComparedRun run) =>
        run.Columns is not { } columns ? "none named"
        : columns.Count > MostNames ? Invariant($"{columns.Count}")
        : string.Join(", ", columns);

    /// <summary>A number of rows of the record.</summary>
    public static string Rows(ComparedRun run, string name) =>
        run.Number("data", name) is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : "not recorded";

    /// <summary>As much of a hash as people compare.</summary>
    public static string Short(string hash) => hash[..Math.Min(Letters, hash.Length)];

    private static string? Differ(string what, string one, string other) => one == other ? null : $"{what} {one} beside {other}";

    private static string? Part(string part, string one, string other) =>
        one == other ? null : $"{part} values with the fingerprints {Short(one)} and {Short(other)}";
}
