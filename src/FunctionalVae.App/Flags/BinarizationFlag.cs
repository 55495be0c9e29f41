using System.CommandLine;

namespace FunctionalVae.App;

/// <summary><c>--binarize</c>: another binarization than the specification's, for one run.</summary>
internal sealed class BinarizationFlag
{
    private readonly Option<string?> binarize = Values.Choice(
        "--binarize",
        "How grey values become binary in this run. [default: as the specification says]",
        [.. Enum.GetValues<Binarization>().Select(EncodedValues.Word)]
    );

    public Option Option => binarize;

    /// <exception cref="UserErrorException">The likelihood cannot model what comes of it.</exception>
    public IVaeModel Apply(ParseResult parsed, IVaeModel model)
    {
        if (parsed.GetValue(binarize) is not { } word)
        {
            return model;
        }

        try
        {
            return model.WithBinarization(Enum.Parse<Binarization>(word, ignoreCase: true));
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException($"--binarize {word}: {Sentences.Of(problem)}", problem);
        }
    }
}
