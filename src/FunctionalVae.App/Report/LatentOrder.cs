namespace FunctionalVae.App;

/// <summary>Which latent dimensions are shown where not all can be.</summary>
internal static class LatentOrder
{
    /// <summary>Those with the greatest KL first, or where that has no closed form those whose means vary most; in their order where nothing is known.</summary>
    public static IEnumerable<int> Of(LatentUse? use, int count) =>
        use is null
            ? Enumerable.Range(0, count)
            : Enumerable.Range(0, count).OrderByDescending(i => use.Dimensions[i].Kl ?? use.Dimensions[i].VarianceOfMeans).ThenBy(i => i);
}
