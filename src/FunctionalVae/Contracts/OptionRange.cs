using System.Globalization;

namespace FunctionalVae;

/// <summary>Says which option is out of range, and what it must be.</summary>
internal static class OptionRange
{
    public static void Require(bool holds, string name, double value, string what)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {what}.");
        }
    }

    /// <summary>Throws where an option does not fit the length of the run.</summary>
    public static void RequireInRun(bool holds, string name, double value, FormattableString message)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, message.ToString(CultureInfo.InvariantCulture));
        }
    }
}
