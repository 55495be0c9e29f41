using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>What <c>train</c> fits to the latent vectors when training is done.</summary>
internal sealed class LatentFlags
{
    private readonly Option<bool> fit = new(LatentKind.Mixture.Option)
    {
        Description =
            "Fits a mixture of normals to the latent vectors of the training examples when training is done; sample then draws from it and not from the prior. --for samples does so too.",
    };

    private readonly Option<bool> flow = new(LatentKind.Flow.Option)
    {
        Description =
            "Fits a flow in place of the mixture of --fit-latents; it takes a minute or more. evaluate tells the log-density of each.",
    };

    private readonly Option<bool> posteriors = new(LatentKind.Posteriors.Option)
    {
        Description =
            "Keeps the posteriors of the training examples in place of the mixture of --fit-latents: the run then holds an encoding of each example, and draws are near them.",
    };

    public IReadOnlyList<Option> All => [fit, flow, posteriors];

    /// <summary>How latents are fitted; null for not at all.</summary>
    /// <param name="parsed">The words.</param>
    /// <param name="purpose">Of a table; null for none.</param>
    /// <param name="model">The model.</param>
    /// <param name="folder">Where the run is written; null for nowhere.</param>
    /// <exception cref="UserErrorException">Several are asked for, nothing is written, a flow of one dimension, or posteriors without noise.</exception>
    public LatentFitOptions? Read(ParseResult parsed, TablePurpose? purpose, IVaeModel model, string? folder)
    {
        var asked = Asked(parsed);
        if (asked is [var one, var other, ..])
        {
            throw new UserErrorException(
                $"{one.Option} and {other.Option} fit different distributions to the latent vectors, and a run has one. Leave one of them out."
            );
        }

        if (asked is [var lost] && folder is null)
        {
            throw new UserErrorException(
                $"{lost.Option} is for sample to draw from, and nothing is written without --out. Pass --out DIR, or leave it out."
            );
        }

        if (asked.Contains(LatentKind.Flow) && model.Layout.LatentWidth == 1)
        {
            throw new UserErrorException(
                $"{LatentKind.Flow.Option} couples latent dimensions with each other, and {model.Name} has one. Pass {LatentKind.Mixture.Option} in its place."
            );
        }

        if (asked.Contains(LatentKind.Posteriors) && model.Spec.Latent is DeterministicLatent)
        {
            throw new UserErrorException(
                $"{LatentKind.Posteriors.Option} keeps posteriors, and those of {model.Name} have no noise: they are points, and a mixture of points has no density. Pass {LatentKind.Mixture.Option} or {LatentKind.Flow.Option} in its place."
            );
        }

        return Kind(parsed, purpose)?.Options;
    }

    /// <summary>The option that fits what is asked for; null where nothing is.</summary>
    public string? Word(ParseResult parsed, TablePurpose? purpose) => Kind(parsed, purpose)?.Option;

    private LatentKind? Kind(ParseResult parsed, TablePurpose? purpose) =>
        Asked(parsed) is [var asked, ..] ? asked
        : purpose?.FitsLatents == true ? LatentKind.Mixture
        : null;

    private IReadOnlyList<LatentKind> Asked(ParseResult parsed) =>
        [.. LatentKind.All.Zip([fit, flow, posteriors]).Where(pair => parsed.GetValue(pair.Second)).Select(pair => pair.First)];
}
