using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>What <c>train</c> fits to the latent vectors when training is done.</summary>
internal sealed class LatentFlags
{
    private const string FitMixture = FittedLatents.FitMixture;
    private const string FitFlow = FittedLatents.FitFlow;

    private readonly Option<bool> fit = new(FitMixture)
    {
        Description =
            "Fits a mixture of normals to the latent vectors of the training examples when training is done; sample then draws from it and not from the prior. --for samples does so too.",
    };

    private readonly Option<bool> flow = new(FitFlow)
    {
        Description =
            "Fits a flow in place of the mixture of --fit-latents; it takes a minute or more. evaluate tells the log-density of each.",
    };

    public IReadOnlyList<Option> All => [fit, flow];

    /// <summary>How latents are fitted; null for not at all.</summary>
    /// <exception cref="UserErrorException">Both are asked for, or a flow of one dimension.</exception>
    public LatentFitOptions? Read(ParseResult parsed, TablePurpose? purpose, IVaeModel model)
    {
        if (parsed.GetValue(flow) && parsed.GetValue(fit))
        {
            throw new UserErrorException($"{FitFlow} fits a flow in place of the mixture of {FitMixture}. Leave one of them out.");
        }

        if (parsed.GetValue(flow) && model.Layout.LatentWidth == 1)
        {
            throw new UserErrorException(
                $"{FitFlow} couples latent dimensions with each other, and {model.Name} has one. Pass {FitMixture} in its place."
            );
        }

        return Word(parsed, purpose) switch
        {
            FitFlow => new(Flow: new()),
            FitMixture => new(),
            _ => null,
        };
    }

    /// <summary>The option that fits what is asked for; null where nothing is.</summary>
    public string? Word(ParseResult parsed, TablePurpose? purpose) =>
        parsed.GetValue(flow) ? FitFlow
        : parsed.GetValue(fit) || purpose?.FitsLatents == true ? FitMixture
        : null;
}
