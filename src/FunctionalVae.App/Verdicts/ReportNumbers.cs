using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Numbers of a page as people read them.</summary>
internal static class ReportNumbers
{
    /// <summary>Nats, with a minus sign in place of the hyphen.</summary>
    public static string Nats(double value) => Signed(Invariant($"{value:F2}"));

    /// <summary>The same with the digits that a small KL needs.</summary>
    public static string Fine(double value) => Signed(Invariant($"{value:F3}"));

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(string text) =>
        text.All(sign => sign is '-' or '0' or '.') ? text.TrimStart('-') : text.Replace('-', '\u2212');
}
