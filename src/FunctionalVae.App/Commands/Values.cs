using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FunctionalVae.App;

/// <summary>Options with values: read the same way in every culture, and refused with the range that they have.</summary>
internal static class Values
{
    public static Option<int?> Whole(string name, string help, int least, int most = int.MaxValue) =>
        new(name)
        {
            Description = help,
            HelpName = "N",
            CustomParser = result =>
                int.TryParse(Word(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least
                && value <= most
                    ? value
                    : Refuse<int?>(
                        result,
                        name,
                        most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}"
                    ),
        };

    public static Option<ulong?> Seed(string name, string help) =>
        new(name)
        {
            Description = help,
            HelpName = "N",
            CustomParser = result =>
                ulong.TryParse(Word(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : Refuse<ulong?>(result, name, "a whole number from 0 to 18446744073709551615"),
        };

    public static Option<double?> Positive(string name, string help) =>
        new(name)
        {
            Description = help,
            HelpName = "X",
            CustomParser = result =>
                double.TryParse(Word(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value > 0
                && double.IsFinite(value)
                    ? value
                    : Refuse<double?>(result, name, "a positive number such as 1e-3"),
        };

    public static Option<string?> Path(string name, string help, string helpName) =>
        new(name)
        {
            Description = help,
            HelpName = helpName,
            CustomParser = result =>
                string.IsNullOrWhiteSpace(Word(result)) ? Refuse<string?>(result, name, "a path and not empty") : Word(result),
        };

    private static string Word(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string name, string what)
    {
        result.AddError($"{name} must be {what}; it was '{Word(result)}'.");
        return default;
    }
}
