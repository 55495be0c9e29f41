namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a mixture as prior, and what it says of itself.</summary>
public sealed class MixturePriorTests
{
    [Theory]
    [InlineData(0, "FVAE2001", "Latent.Prior.Components must be positive, was 0")]
    [InlineData(-3, "FVAE2001", "Latent.Prior.Components must be positive, was -3")]
    [InlineData(4097, "FVAE2007", "Latent.Prior.Components is 4097; a mixture has at most 4096 components")]
    public void A_number_of_components_that_cannot_be_is_refused(int components, string code, string message) =>
        Assert.Equal(new(code, "Latent.Prior.Components", message), Assert.Single(SpecRules.Check(With(components))));

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public void Others_are_taken(int components) => Assert.Empty(SpecRules.Check(With(components)));

    [Fact]
    public void Its_parameters_count()
    {
        var spec = Refusal.Valid with { Latent = new DiagonalNormalLatent(100_000, new MixturePrior(4096)) };
        Assert.Contains(SpecRules.Check(spec), problem => (problem.Code, problem.Path) == ("FVAE2007", "Latent.Prior"));
    }

    [Fact]
    public void DiffSharp_lacks_it_and_TorchSharp_has_it()
    {
        var problem = Assert.Single(
            BackendRules.Check(VaeBackends.Diff, With(3)),
            problem => problem.Path.StartsWith("Latent", StringComparison.Ordinal)
        );
        Assert.Equal(("FVAE4002", "Latent.Prior"), (problem.Code, problem.Path));
        Assert.Equal("mixtures as priors are written for TorchSharp and the managed engine only", problem.Message);
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, With(3)));
    }

    [Fact]
    public void Only_its_divergence_has_no_closed_form()
    {
        Assert.Equal(new MixturePrior(3), With(3).Prior);
        Assert.False(With(3).Prior!.HasClosedFormKl);
        Assert.True((Refusal.Valid with { Latent = new DiagonalNormalLatent(2) }).Prior is StandardNormalPrior { HasClosedFormKl: true });
        Assert.True((Refusal.Valid with { Latent = new DiagonalNormalLatent(2, new LearnedNormalPrior()) }).Prior!.HasClosedFormKl);
        Assert.Null((Refusal.Valid with { Latent = new DeterministicLatent(2) }).Prior);
    }

    private static VaeSpec With(int components) =>
        Refusal.Valid with
        {
            Latent = new DiagonalNormalLatent(2, new MixturePrior(components)),
        };
}
