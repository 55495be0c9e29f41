using System.CommandLine;
using System.CommandLine.Parsing;

namespace FunctionalVae.App;

/// <summary>A command line as it was typed, for the record.</summary>
internal static class CommandWords
{
    /// <summary>
    /// The words of a command line without some options and their values, and without those of every command: where a model comes from
    /// belongs to one machine, and is not part of what was done with it.
    /// </summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, params string[] without)
    {
        var dropped = Of(parsed, option => option.Recursive || without.Contains(option.Name));
        return [.. parsed.Tokens.Where(token => !dropped.Contains(token)).Select(token => token.Value)];
    }

    /// <summary>All words of a command line.</summary>
    public static IReadOnlyList<string> Whole(ParseResult parsed) => [.. parsed.Tokens.Select(token => token.Value)];

    /// <summary>Those that say where models come from, and belong to every command.</summary>
    public static IReadOnlyList<string> Source(ParseResult parsed)
    {
        var source = Of(parsed, option => option.Recursive);
        return [.. parsed.Tokens.Where(source.Contains).Select(token => token.Value)];
    }

    // Tokens of equal text are equal, so they are compared by reference.
    private static HashSet<Token> Of(ParseResult parsed, Func<Option, bool> isWanted) =>
        new(
            [
                .. parsed
                    .RootCommandResult.Children.Concat(parsed.CommandResult.Children)
                    .OfType<OptionResult>()
                    .Where(option => isWanted(option.Option))
                    .SelectMany(option => option.Tokens.Append(option.IdentifierToken))
                    .OfType<Token>(),
            ],
            ReferenceEqualityComparer.Instance
        );

    /// <summary>A word as shells take it: in quotes where it has more than letters and the signs of paths.</summary>
    public static string Quoted(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || "-_./\\:=,+@%~".Contains(letter, StringComparison.Ordinal)) ? word
        : word.AsSpan().ContainsAny("$`\"!") ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : $"\"{word}\"";
}
