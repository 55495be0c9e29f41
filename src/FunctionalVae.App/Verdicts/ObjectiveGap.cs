namespace FunctionalVae.App;

/// <summary>How far the objective of the training part lies above that of the examples held out.</summary>
/// <param name="Value">The difference, in nats.</param>
/// <param name="Error">Its standard error over the choice of the examples of both, in nats.</param>
/// <param name="Deviation">The deviation of single examples of the training part, in nats: a model that overfits scatters those held out.</param>
/// <param name="Count">How many examples were held out.</param>
internal sealed record ObjectiveGap(double Value, double Error, double Deviation, int Count)
{
    /// <summary>How many standard errors a gap is beyond chance.</summary>
    public const double LeastErrors = 3;

    /// <summary>Which share of the deviation of single examples is a gap that matters: with many examples a small one is beyond chance too.</summary>
    public const double LeastShare = 0.25;

    /// <summary>What is beyond chance, in nats.</summary>
    public double Chance => LeastErrors * Error;

    /// <summary>What matters, in nats.</summary>
    public double Matter => LeastShare * Deviation;

    public bool IsLarge => Value > Chance && Value > Matter;

    /// <summary>Whether a gap that matters may be within chance: then one that is not large tells nothing.</summary>
    public bool IsBlind => !IsLarge && Chance > Matter;

    /// <summary>The gap between two parts; null where one has a single example, which has no deviation.</summary>
    public static ObjectiveGap? Of(PartObjective train, PartObjective test) =>
        double.IsFinite(train.Error) && double.IsFinite(test.Error)
            ? new(train.Value - test.Value, double.Hypot(train.Error, test.Error), train.Deviation, test.Count)
            : null;
}
