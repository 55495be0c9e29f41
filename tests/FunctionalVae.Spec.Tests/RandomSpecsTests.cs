using FunctionalVae.Shared;

namespace FunctionalVae.Spec.Tests;

/// <summary>The random specifications that other tests are made of.</summary>
public sealed class RandomSpecsTests
{
    [Fact]
    public void Every_one_keeps_the_rules() =>
        Assert.All(Enumerable.Range(0, 2000), i => Assert.Empty(SpecRules.Check(RandomSpecs.Make(Key.FromSeed((ulong)i)))));
}
