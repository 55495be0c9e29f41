namespace FunctionalVae.App;

/// <summary>Whether posteriors have become the prior, so that latent values tell nothing of an example.</summary>
/// <param name="Answer">Yes where no dimension is active, and under an objective of the aggregate posterior where the decoder makes nothing of z. Dimensions without use beside active ones are no fault.</param>
/// <param name="Dimensions">How many latent dimensions there are; 0 where that was not asked.</param>
/// <param name="Inactive">Those that tell no examples apart, from 0.</param>
/// <param name="Unsettled">Of these the ones whose posterior is not the prior either: their KL is above <see cref="LeastKl"/>.</param>
internal sealed record Collapse(Answer Answer, int Dimensions, IReadOnlyList<int> Inactive, IReadOnlyList<int> Unsettled)
{
    /// <summary>A KL in nats that a dimension without use has at most.</summary>
    public const double LeastKl = 0.05;

    /// <summary>Under an objective of the aggregate posterior what the decoder makes of z; null under others.</summary>
    public PartObjective? Reconstruction { get; init; }

    /// <summary>Of a model that has no posteriors which could become a prior.</summary>
    public static Collapse NotAsked { get; } = new(Answer.NotAsked, 0, [], []);

    /// <summary>Whether no dimension tells examples apart.</summary>
    public bool IsWithoutUse => Dimensions > 0 && Inactive.Count == Dimensions;

    /// <summary>How many dimensions tell examples apart.</summary>
    public int Active => Dimensions - Inactive.Count;

    /// <summary>What is said of it wherever a run is looked at: <c>train</c>, <c>evaluate</c>, <c>report</c>.</summary>
    public static Collapse Of(RunNumbers run) =>
        !run.CanCollapse ? NotAsked
        : run.Use is null ? new(Answer.Open, 0, [], []) { Reconstruction = run.Reconstruction }
        : Of(run.Use, run.Reconstruction, Matter.Of(run).Nats);

    private static Collapse Of(LatentUse use, PartObjective? reconstruction, double matter)
    {
        int[] inactive = [.. Enumerable.Range(0, use.Dimensions.Count).Where(i => !use.Dimensions[i].IsActive)];
        return new(
            // Under an objective of the aggregate posterior dimensions may vary without a decoder that heeds them.
            inactive.Length == use.Dimensions.Count
                ? Answer.Yes
                : Heeds(reconstruction, matter),
            use.Dimensions.Count,
            inactive,
            [.. inactive.Where(i => use.Dimensions[i].Kl > LeastKl)]
        )
        {
            Reconstruction = reconstruction,
        };
    }

    // Yes where the decoder can win next to nothing by z, open where chance hides what it wins.
    private static Answer Heeds(PartObjective? reconstruction, double matter) =>
        reconstruction is not { IsNotAboveConstant: true } ? Answer.No
        : reconstruction.Above + (2 * reconstruction.PairedError) <= matter ? Answer.Yes
        : Answer.Open;
}
