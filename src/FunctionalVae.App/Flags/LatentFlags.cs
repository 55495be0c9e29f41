using System.CommandLine;

namespace FunctionalVae.App;

/// <summary>What <c>train</c> fits to the latent vectors when training is done.</summary>
internal sealed class LatentFlags
{
    public const string FitFlow = "--fit-flow";

    private readonly Option<bool> fit = new("--fit-latents")
    {
        Description =
            "Fits a mixture of normals to the latent vectors of the training examples when training is done; sample then draws from it and not from the prior. --for samples does so too.",
    };

    private readonly Option<bool> flow = new(FitFlow)
    {
        Description =
            "Fits a flow, which trains for a while, in place of the mixture of --fit-latents: nearer to what latent vectors are like where they are many.",
    };

    public IReadOnlyList<Option> All => [fit, flow];

    /// <summary>How latents are fitted; null for not at all.</summary>
    public LatentFitOptions? Read(ParseResult parsed, TablePurpose? purpose) =>
        parsed.GetValue(flow) ? new(Flow: new())
        : parsed.GetValue(fit) || purpose?.FitsLatents == true ? new()
        : null;
}
