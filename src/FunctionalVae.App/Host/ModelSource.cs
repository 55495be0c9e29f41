using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>Where models come from that a tool was not built with.</summary>
/// <param name="Options">The options of every command that say where; they are recursive.</param>
/// <param name="Find">The models that these options lead to; null where none of them is given.</param>
/// <param name="Examples">Commands to copy, without the tool's name, for the help of the command of that name.</param>
/// <param name="Hint">What to do about a model that is not there.</param>
internal sealed record ModelSource(
    IReadOnlyList<Option> Options,
    Func<ParseResult, AppHost, FoundModels?> Find,
    Func<string, IEnumerable<string>> Examples,
    string Hint
)
{
    /// <summary>Whether a command line says where models are.</summary>
    public bool IsNamedIn(ParseResult parsed) => Options.Any(option => parsed.GetResult(option) is { Implicit: false });
}
