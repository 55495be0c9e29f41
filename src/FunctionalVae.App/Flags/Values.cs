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

    public static Option<double?> Positive(string name, string help, string what = "a positive number such as 1e-3") =>
        Number(name, help, static value => value > 0, what);

    public static Option<double?> NotNegative(string name, string help, string what = "a number of at least 0") =>
        Number(name, help, static value => value >= 0, what);

    /// <summary>A finite number that <paramref name="accept"/> accepts.</summary>
    public static Option<double?> Number(string name, string help, Func<double, bool> accept, string what) =>
        new(name)
        {
            Description = help,
            HelpName = "X",
            CustomParser = result =>
                double.TryParse(Word(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value)
                && accept(value)
                    ? value
                    : Refuse<double?>(result, name, what),
        };

    /// <summary>One of some words.</summary>
    public static Option<string?> Choice(string name, string help, params string[] words) =>
        new(name)
        {
            Description = help,
            HelpName = string.Join('|', words),
            CustomParser = result =>
                words.Contains(Word(result))
                    ? Word(result)
                    : Refuse<string?>(result, name, $"one of {string.Join(", ", words)}", Nearest.Of(Word(result), words)),
        };

    /// <summary>A text that is read by <paramref name="read"/>, which throws <see cref="FormatException"/> with a complete message.</summary>
    public static Option<T?> Text<T>(string name, string help, string helpName, Func<string, T> read)
        where T : class =>
        new(name)
        {
            Description = help,
            HelpName = helpName,
            CustomParser = result =>
            {
                try
                {
                    return read(Word(result));
                }
                catch (FormatException problem)
                {
                    result.AddError($"{name}: {problem.Message}");
                    return null;
                }
            },
        };

    /// <summary>Paths, the option repeated for each.</summary>
    public static Option<string[]> Paths(string name, string help, string helpName) =>
        new(name)
        {
            Description = help,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                string[] words = [.. result.Tokens.Select(token => token.Value)];
                if (words.Any(string.IsNullOrWhiteSpace))
                {
                    result.AddError($"{name} must be a path and not empty; it was '{words.First(string.IsNullOrWhiteSpace)}'.");
                }

                return words;
            },
        };

    /// <summary>Whole numbers of at least 0, several behind one option.</summary>
    public static Option<int[]> Indices(string name, string help) =>
        Many<int>(
            name,
            help,
            "I ...",
            word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            "whole numbers of at least 0"
        );

    /// <summary>Numbers from <paramref name="least"/> to 1 − that, several behind one option.</summary>
    public static Option<double[]> Shares(string name, string help, double least) =>
        Many<double>(
            name,
            help,
            "P ...",
            word =>
                double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= 1 - least
                    ? number
                    : default(double?),
            string.Create(CultureInfo.InvariantCulture, $"numbers from {least:0.######} to {1 - least:0.######}")
        );

    private static Option<T[]> Many<T>(string name, string help, string helpName, Func<string, T?> read, string what)
        where T : struct =>
        new(name)
        {
            Description = help,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
            {
                var values = new List<T>();
                foreach (var token in result.Tokens)
                {
                    if (read(token.Value) is { } value)
                    {
                        values.Add(value);
                    }
                    else
                    {
                        result.AddError($"{name} takes {what}; one was '{token.Value}'.");
                    }
                }

                return [.. values];
            },
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

    private static T? Refuse<T>(ArgumentResult result, string name, string what, string? guess = null)
    {
        result.AddError($"{name} must be {what}; it was '{Word(result)}'.{(guess is null ? "" : $" Did you mean {guess}?")}");
        return default;
    }
}
