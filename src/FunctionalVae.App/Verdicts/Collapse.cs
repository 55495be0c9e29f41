namespace FunctionalVae.App;

/// <summary>Whether posteriors have become the prior, so that latent values tell nothing of an example.</summary>
/// <param name="Answer">Yes where no dimension is active, or not more than half of them are; under an objective of the aggregate posterior where <see cref="IsWhole"/>.</param>
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

    /// <summary>Whether nothing of an example is left.</summary>
    public bool IsWhole => IsWithoutUse || Reconstruction is { IsNotAboveConstant: true };

    /// <summary>Whether no dimension tells examples apart.</summary>
    public bool IsWithoutUse => Dimensions > 0 && Inactive.Count == Dimensions;

    /// <summary>How many dimensions tell examples apart.</summary>
    public int Active => Dimensions - Inactive.Count;

    public static Collapse Of(LatentUse? use)
    {
        if (use is null)
        {
            return new(Answer.Open, 0, [], []);
        }

        int[] inactive = [.. Enumerable.Range(0, use.Dimensions.Count).Where(i => !use.Dimensions[i].IsActive)];
        return new(
            2 * inactive.Length >= use.Dimensions.Count ? Answer.Yes : Answer.No,
            use.Dimensions.Count,
            inactive,
            [.. inactive.Where(i => use.Dimensions[i].Kl > LeastKl)]
        );
    }

    /// <summary>Under an objective of the aggregate posterior: some posteriors may be the prior, and dimensions may vary without a decoder that heeds them.</summary>
    public static Collapse OfAggregate(LatentUse? use, PartObjective? reconstruction)
    {
        var found = Of(use) with { Reconstruction = reconstruction };
        return found with
        {
            Answer =
                found.IsWhole ? Answer.Yes
                : use is null ? Answer.Open
                : Answer.No,
        };
    }
}
