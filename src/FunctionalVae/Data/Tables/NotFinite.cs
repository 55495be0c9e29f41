using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>What is said of a number that cannot be learned from.</summary>
internal static class NotFinite
{
    public static string Message(string where, double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? $"{where}: {text} is too large for a 32-bit float (at most 3.4E+38). Divide the data first."
            : $"{where}: {text} is not a finite number. Remove the example, or fill in the value.";
    }
}
