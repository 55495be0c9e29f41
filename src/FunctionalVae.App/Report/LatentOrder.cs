namespace FunctionalVae.App;

/// <summary>Which latent dimensions are shown where not all can be.</summary>
/// <param name="Dimensions">All of them, those that tell most first.</param>
/// <param name="Words">What those that are shown have, such as <c>with the greatest KL</c>.</param>
internal sealed record LatentOrder(IReadOnlyList<int> Dimensions, string Words)
{
    /// <summary>Those with the greatest KL first, or where that has no closed form those whose means vary most; in their order where nothing is known.</summary>
    public static LatentOrder Of(LatentUse? use, int count) =>
        use is null ? new([.. Enumerable.Range(0, count)], "that come first")
        : use.Dimensions.All(dimension => dimension.Kl is not null) ? new(By(use, dimension => dimension.Kl!.Value), "with the greatest KL")
        : new(By(use, dimension => dimension.VarianceOfMeans), "whose posterior means vary most");

    private static int[] By(LatentUse use, Func<LatentDimension, double> much) =>
        [.. Enumerable.Range(0, use.Dimensions.Count).OrderByDescending(i => much(use.Dimensions[i]))];
}
