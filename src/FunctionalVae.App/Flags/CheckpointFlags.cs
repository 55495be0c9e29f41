using System.CommandLine;
using System.Globalization;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about checkpoints.</summary>
internal sealed class CheckpointFlags
{
    private const string EveryName = "--checkpoint-every";
    private const string KeepName = "--checkpoints";
    private const string ResumeName = "--resume";

    private readonly Option<string?> every = Values.Text(
        EveryName,
        "Keeps a checkpoint after every so many steps, or seconds: 500, 30s. Needs --out. [default: only when a run is stopped]",
        "N|Ns",
        static word =>
            Parsed(word) is null
                ? throw new FormatException($"'{word}' is not a number of steps or seconds; give one such as 500 or 30s.")
                : word
    );

    private readonly Option<int?> keep = Values.Whole(KeepName, "How many checkpoints are kept. [default: 2]", 1);

    private readonly Option<bool> resume = new(ResumeName)
    {
        Description =
            "Goes on from the latest checkpoint in --out, to the same bits as if the run had never stopped; without one it starts from the beginning.",
    };

    public IReadOnlyList<Option> All => [every, keep, resume];

    /// <summary>What changes no figure, and so is no part of the recorded command.</summary>
    public static IReadOnlyList<string> Names => [EveryName, KeepName, ResumeName];

    /// <exception cref="UserErrorException">There is no folder for checkpoints.</exception>
    public CheckpointRequest Read(ParseResult parsed, string? folder)
    {
        var given = parsed.GetValue(every) is { } word ? Parsed(word) : null;
        var name =
            given is not null ? EveryName
            : parsed.GetValue(resume) ? ResumeName
            : parsed.GetValue(keep) is not null ? KeepName
            : null;
        if (folder is null && name is not null)
        {
            throw new UserErrorException($"{name} needs a folder for checkpoints. Pass --out DIR too.");
        }

        return new(given?.Steps, given?.Seconds, parsed.GetValue(keep) ?? new CheckpointRequest().Keep, parsed.GetValue(resume));
    }

    private static (long? Steps, double? Seconds)? Parsed(string word) =>
        word.EndsWith('s')
            ? double.TryParse(word[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0
            && double.IsFinite(seconds)
                ? (null, seconds)
                : null
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0
                ? (steps, null)
                : null;
}
