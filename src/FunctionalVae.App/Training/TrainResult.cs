namespace FunctionalVae.App;

/// <summary>What a completed training run came to, in nats per example.</summary>
/// <param name="Run">The trained state and the epochs.</param>
/// <param name="Seconds">Training time, compilation by the JIT included.</param>
/// <param name="EpochsBefore">Epochs that were trained before, in parts too, by the run that this one goes on from.</param>
/// <param name="Train">The objective on the training images.</param>
/// <param name="Test">The objective on the test images; null where none is held out.</param>
/// <param name="MeansOnly">What a model that knows nothing but each value's mean comes to on the training images; null where that has no form.</param>
internal sealed record TrainResult(
    TrainingRun<TrainingState> Run,
    double Seconds,
    double EpochsBefore,
    ObjectiveEstimate Train,
    ObjectiveEstimate? Test,
    double? MeansOnly
)
{
    /// <summary>The importance-weighted bound of the training images, by the draws that training weighs; null where it weighs none.</summary>
    public ImportanceWeightedEstimate? TrainBound { get; init; }

    /// <summary>That of the test images.</summary>
    public ImportanceWeightedEstimate? TestBound { get; init; }

    /// <summary>Whether its posteriors have collapsed, told by the test part, or that of training where none is held out.</summary>
    public required Collapse Collapse { get; init; }

    /// <summary>The distribution of latent vectors that was fitted; null where none was.</summary>
    public LatentDistribution? Latents { get; init; }

    /// <summary>Whether learning is told by the reconstruction, because training has another divergence than the objective.</summary>
    public bool IsOfReconstruction { get; init; }

    /// <summary>What learning is told by, of the training examples.</summary>
    public double Told => IsOfReconstruction ? Train.Objective.Reconstruction : Train.Objective.Unweighted;

    // By so much for each value of an example training was no learning: e¹⁰ times less likely than what is known without a model.
    private const double MostBehind = 10;

    /// <summary>Whether training ended far behind a model that knows nothing but the means.</summary>
    public bool IsFarBehind => MeansOnly is { } means && means - Told > MostBehind * Run.State.Parameters.Layout.InputWidth;

    public ParameterVector Parameters => Run.State.Evaluated;

    /// <summary>Examples trained on in a second; those kept for validation do not count. 0 where nothing was trained.</summary>
    public double ExamplesPerSecond(int trainCount) =>
        Seconds > 0 ? (Run.Epochs.Count - EpochsBefore) * trainCount * (1 - Run.State.Options.ValidationFraction) / Seconds : 0;
}
