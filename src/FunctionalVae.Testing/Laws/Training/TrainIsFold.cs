namespace FunctionalVae.Testing;

/// <summary>Training in place is the pure fold.</summary>
internal static class TrainIsFold
{
    public static LawDefinition Law { get; } =
        new(
            "train-is-fold",
            "Train is Step folded over the Batches of all epochs from Start with the seed's key, to the same bits, the last smaller batch of an epoch included.",
            6,
            ShortRun.Range,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var (options, data) = (ShortRun.Options(at), ShortRun.Data(at));
        var batches = Enumerable.Range(0, options.Epochs).SelectMany(epoch => at.Model.Batches(options, data, epoch));
        var folded = batches.Aggregate(at.Model.Start(options.For(data.Count), Key.FromSeed(options.Seed)), at.Model.Step);
        return ShortRun.Same(" of Train", folded, at.Model.Train(options, data).State);
    }
}
