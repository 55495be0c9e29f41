using System.Globalization;

namespace FunctionalVae.Files;

/// <summary>Many things in one sentence: the first of them, and how many more there are.</summary>
internal static class Listing
{
    private const int Most = 12;

    public static string Of(IEnumerable<string> items) => Of([.. items]);

    private static string Of(string[] items) =>
        string.Join(", ", items.Take(Most))
        + (items.Length > Most ? $" and {(items.Length - Most).ToString(CultureInfo.InvariantCulture)} more" : "");
}
