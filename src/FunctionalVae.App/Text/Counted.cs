using System.Globalization;

namespace FunctionalVae.App;

/// <summary>Numbers of things in words.</summary>
internal static class Counted
{
    /// <summary>1 row, 1,200 rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="thing">What one is called; several have an s.</param>
    public static string Of(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
