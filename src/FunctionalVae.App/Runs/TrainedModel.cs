using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>A model and how it was trained, for those who say what to change of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Options">How it was trained; null where that is not known.</param>
internal sealed record TrainedModel(IVaeModel Model, TrainOptions? Options)
{
    /// <summary>The layers of a model that <c>--table</c> made, whose sizes are options; null of one that a program declares.</summary>
    public TableArchitecture? Made { get; init; }

    /// <summary>Whether its values were scaled.</summary>
    public bool IsScaled { get; init; }

    /// <summary>Whether its data are files, of which options say how they are read.</summary>
    public bool IsOfFiles { get; init; } = true;

    /// <summary>--epochs 60: twice as many as there were, or as many as the warm-ups take; null where these are not known.</summary>
    public string? MoreEpochs =>
        Options is { } options ? FormattableString.Invariant($"--epochs {Math.Max(2 * options.Epochs, WarmupText.Epochs(options))}") : null;

    /// <summary>Fewer units, as the option says them: a half of each layer; null where it is no option.</summary>
    public string? SmallerLayers =>
        Made is { Hidden: var hidden } && hidden.Any(units => units > 1)
            ? FormattableString.Invariant($"--hidden {string.Join(',', hidden.Select(units => Math.Max(1, units / 2)))}")
            : null;

    /// <summary>Of a saved run.</summary>
    public static TrainedModel Of(SavedRun run) =>
        new(run.Model, run.Record?.Options)
        {
            Made = run.Run.Table?.Architecture,
            IsScaled = run.Run.Scaling is not null,
            IsOfFiles = run.Source is { IsEmbedded: false },
        };
}
