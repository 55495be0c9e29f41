namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a normal prior with a stated variance, and what it says of itself.</summary>
public sealed class NormalPriorTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NaN, "NaN")]
    public void A_variance_that_cannot_be_is_refused(double variance, string text) =>
        Assert.Equal(
            new("FVAE2001", "Latent.Prior.Variance", $"Latent.Prior.Variance must be positive, was {text}"),
            Assert.Single(SpecRules.Check(With(new NormalPrior(variance))))
        );

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1.0)]
    [InlineData(1e6)]
    public void Others_are_taken_by_every_backend(double variance)
    {
        Assert.Empty(SpecRules.Check(With(new NormalPrior(variance))));
        Assert.DoesNotContain(
            BackendRules.Check(VaeBackends.Diff, With(new NormalPrior(variance))),
            problem => problem.Path.Contains("Prior")
        );
        Assert.Empty(BackendRules.Check(VaeBackends.Torch, With(new NormalPrior(variance))));
    }

    [Fact]
    public void It_has_a_closed_form_and_no_argument_at_its_default_in_its_text()
    {
        Assert.True(new NormalPrior(4).HasClosedFormKl);
        Assert.Equal("new NormalPrior(Variance: 4d)", new NormalPrior(4).ToString());
        Assert.NotEqual(new NormalPrior(4), new NormalPrior(2));
    }

    private static VaeSpec With(Prior prior) => Refusal.Valid with { Latent = new DiagonalNormalLatent(2, prior) };
}
