using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>--binarize</c> of the commands that encode: binary values in place of the grey ones.</summary>
internal sealed class EncodedFlag
{
    public Option<string?> Option { get; } =
        Values.Choice(
            "--binarize",
            "How grey values become binary before they are encoded. [default: they stay grey, but for a run that was trained with threshold]",
            [.. Enum.GetValues<Binarization>().Select(EncodedValues.Word)]
        );

    /// <exception cref="UserErrorException">The run was trained on its values as they are, so there is nothing to make binary.</exception>
    public EncodedValues Read(ParseResult parsed, SavedRun run)
    {
        if (parsed.GetValue(Option) is not { } word)
        {
            return EncodedValues.Usual(run.Model);
        }

        return run.Model.Binarization == Binarization.None
            ? throw new UserErrorException($"--binarize {word}: {run.Path} was trained on its values as they are. Leave --binarize out.")
            : new(run.Model, Enum.Parse<Binarization>(word, ignoreCase: true));
    }
}
