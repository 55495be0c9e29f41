namespace FunctionalVae.App.Tests;

public sealed class LatentOrderTests
{
    [Fact]
    public void Dimensions_are_ordered_by_what_the_words_say()
    {
        LatentDimension[] dimensions = [new(0.1, 0.9, 0.2, true), new(2, 0.5, 0.2, true), new(1, 0.7, 0.2, true)];
        AssertOrder([1, 2, 0], "with the greatest KL", new(9, dimensions));
        AssertOrder([0, 2, 1], "whose posterior means vary most", new(9, [.. dimensions.Select(one => one with { Kl = null })]));
        AssertOrder([0, 1, 2], "that come first", null);
    }

    private static void AssertOrder(int[] order, string words, LatentUse? use)
    {
        var found = LatentOrder.Of(use, 3);
        Assert.Equal(order, found.Dimensions);
        Assert.Equal(words, found.Words);
    }
}
