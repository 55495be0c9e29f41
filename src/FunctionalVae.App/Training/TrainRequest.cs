using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>What <c>train</c> was asked for, defaults filled in.</summary>
/// <param name="Model">The model, with the binarization of this run.</param>
/// <param name="Backend">What the model runs on.</param>
/// <param name="Options">How to train it.</param>
/// <param name="Data">What to train it on.</param>
/// <param name="Command">The words of the command line, for the record.</param>
/// <param name="OutFolder">Where to write; null to write nothing.</param>
/// <param name="Json">Whether standard output ends with a line of JSON.</param>
/// <param name="Checkpoints">Which checkpoints to keep, and whether to go on from one.</param>
internal sealed record TrainRequest(
    IVaeModel Model,
    Backend Backend,
    TrainOptions Options,
    DataRequest Data,
    IReadOnlyList<string> Command,
    string? OutFolder,
    bool Json,
    CheckpointRequest Checkpoints
)
{
    /// <summary>The layers of a model that was made for a table; null where a program declares the model.</summary>
    public TableArchitecture? Architecture { get; init; }

    /// <summary>How the distribution of latent vectors is fitted after training; null for not at all.</summary>
    public LatentFitOptions? Latents { get; init; }

    /// <summary>The sizes of which the model is the best; null where one was given.</summary>
    public SizeSearch? Search { get; init; }
}
