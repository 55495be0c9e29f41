namespace FunctionalVae.App;

/// <summary>The numbers of a run that a verdict rests on.</summary>
internal sealed record RunNumbers
{
    /// <summary>Whether posteriors can collapse: not those of a latent without noise or without a prior.</summary>
    public bool CanCollapse { get; init; } = true;

    /// <summary>The reconstruction of the examples held out, or of training where there are none, under an objective of the aggregate posterior; null under others.</summary>
    public PartObjective? Reconstruction { get; init; }

    /// <summary>Whether a warm-up was not over when training ended.</summary>
    public bool IsWarming { get; init; }

    /// <summary>Where training has another divergence than the KL, or ended before all of its weight, the reconstructions of both parts, by which learning is told: nothing held the KL down. Null elsewhere.</summary>
    public (PartObjective? Train, PartObjective? Test)? Reconstructions { get; init; }

    /// <summary>Which latent dimensions tell examples apart; null where one example alone does not tell.</summary>
    public LatentUse? Use { get; init; }

    /// <summary>The objective of the training part; null where it was not estimated, or single examples have none.</summary>
    public PartObjective? Train { get; init; }

    /// <summary>That of the examples held out; null where there are none, or single examples have none.</summary>
    public PartObjective? Test { get; init; }

    /// <summary>The objective of training after each epoch (<see cref="EpochMetrics.TrainingCurve"/>), in nats; higher is better.</summary>
    public IReadOnlyList<double> Training { get; init; } = [];

    /// <summary>That of the examples kept for validation (<see cref="EpochMetrics.ValidationCurve"/>); NaN after an epoch without it, empty where none were kept.</summary>
    public IReadOnlyList<double> Validation { get; init; } = [];

    /// <summary>The same at β = 1, by which patience goes.</summary>
    public IReadOnlyList<double> Patient { get; init; } = [];

    /// <summary>How many values an example has; of a table how many columns.</summary>
    public int Values { get; init; }

    /// <summary>The epoch that the weights are of, from 1, where patience chose it; null for the last.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>How many epochs were asked for; fewer were trained where patience ended the run.</summary>
    public int EpochsAsked { get; init; }

    /// <summary>Whether training ended far behind a model that says the same of every example.</summary>
    public bool IsFarBehind { get; init; }
}
