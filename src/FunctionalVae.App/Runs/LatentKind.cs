namespace FunctionalVae.App;

/// <summary>A kind of distribution that <c>train</c> fits to latent vectors.</summary>
/// <param name="Option">The option that asks for it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Doing">What <c>train</c> does, as the beginning of a sentence.</param>
internal sealed record LatentKind(string Option, string Name, string Doing)
{
    public static LatentKind Mixture { get; } =
        new("--fit-latents", "mixture", "fitting a mixture to the latent vectors of the training part");

    public static LatentKind Flow { get; } = new("--fit-flow", "flow", "fitting a flow to the latent vectors of the training part");

    public static LatentKind Posteriors { get; } =
        new("--fit-posteriors", "posteriors", "keeping the posteriors of the training part, which encode its examples");

    public static IReadOnlyList<LatentKind> All { get; } = [Mixture, Flow, Posteriors];

    public static LatentKind Of(LatentDistribution latents) =>
        latents switch
        {
            LatentMixture => Mixture,
            LatentFlow => Flow,
            LatentPosteriors => Posteriors,
            _ => throw new NotSupportedException($"There is no word for {latents}."),
        };

    public static LatentKind Of(LatentFitOptions options) =>
        options.Flow is not null ? Flow
        : options.Posteriors ? Posteriors
        : Mixture;

    /// <summary>How it is fitted.</summary>
    public LatentFitOptions Options =>
        this == Flow ? new(Flow: new())
        : this == Posteriors ? new(Posteriors: true)
        : new();
}
