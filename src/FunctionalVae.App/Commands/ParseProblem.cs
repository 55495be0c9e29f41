using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>Says what is wrong with a command line that does not parse, and where to look.</summary>
internal static class ParseProblem
{
    public static string Text(ParseResult parsed) => Text(parsed.CommandResult.Command, Reason(parsed, parsed.CommandResult.Command));

    /// <summary>That a command lacks an argument without which it has nothing to do.</summary>
    public static string Text(Command command, Argument missing) => Text(command, Missing(command, missing));

    private static string Missing(Command command, Argument missing) => $"{command.Name} needs a {missing.Name}. {missing.Description}";

    private static string Text(Command command, string problem)
    {
        var names =
            command is RootCommand ? [] : command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(command);
        var path = string.Join(' ', names.Select(one => one.Name).Prepend(RootCommand.ExecutableName));
        return $"{problem}\nSee '{path} --help'.";
    }

    private static string Reason(ParseResult parsed, Command command)
    {
        if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            return $"Say what to do: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}.";
        }

        if (command is not RootCommand && command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
        {
            return $"Say which {command.Name}: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}.";
        }

        var missing = command.Arguments.FirstOrDefault(argument =>
            argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is (null or { Tokens.Count: 0 })
        );
        if (missing is not null && parsed.UnmatchedTokens.Count == 0)
        {
            return Missing(command, missing);
        }

        // A value that an option refuses says more than the words that were left over because of it.
        var unmatched = parsed.UnmatchedTokens;
        var message = parsed
            .Errors.Select(error => error.Message)
            .OrderBy(message => unmatched.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal)))
            .First();
        return unmatched.Count == 0 ? message : Unknown(command, unmatched[0]);
    }

    private static string Unknown(Command command, string token)
    {
        var isOption = token.StartsWith('-');
        var known = isOption ? command.Options.Select(option => option.Name) : command.Subcommands.Select(sub => sub.Name);
        var guess = Nearest.Of(token, known) is { } nearest ? $" Did you mean {nearest}?" : "";
        return (isOption, command) switch
        {
            (true, _) => $"There is no option {token}.{guess}",
            (_, RootCommand) => $"There is no command {token}.{guess}",
            (_, { Subcommands.Count: > 0 }) => $"There is no {command.Name} {token}.{guess}",
            _ => $"{command.Name} takes no further argument; {token} is one too many.",
        };
    }
}
