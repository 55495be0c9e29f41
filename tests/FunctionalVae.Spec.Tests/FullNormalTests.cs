using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a posterior with a full covariance, and what goes with it.</summary>
public sealed class FullNormalTests
{
    [Theory]
    [InlineData(0, "FVAE2001", " must be positive, was 0")]
    [InlineData(-2, "FVAE2001", " must be positive, was -2")]
    [InlineData(int.MinValue, "FVAE2001", " must be positive, was -2147483648")]
    [InlineData(1, "FVAE2002", " is 1, and a full covariance is of two latent dimensions or more; take two, or a DiagonalNormalLatent")]
    [InlineData(257, "FVAE2007", " is 257; a full covariance is of at most 256 latent dimensions")]
    public void Sizes_that_cannot_be_are_refused(int size, string code, string message) =>
        Assert.Contains(
            new(code, "Latent.Size", "Latent.Size" + message),
            SpecRules.Check(Refusal.Valid with { Latent = new FullNormalLatent(size) })
        );

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(65536)]
    public void No_size_breaks_the_rules_themselves(int size) =>
        Assert.Contains(SpecRules.Check(Refusal.Valid with { Latent = new FullNormalLatent(size) }), problem => problem.Code == "FVAE2007");

    [Theory]
    [InlineData(2)]
    [InlineData(31)]
    public void Others_are_taken(int size) => Assert.Empty(SpecRules.Check(Refusal.Valid with { Latent = new FullNormalLatent(size) }));

    [Fact]
    public void Posteriors_that_a_prior_is_made_of_are_diagonal() =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Latent.Prior",
                "Latent.Prior is a mixture of posteriors, whose covariances have to be diagonal; take a DiagonalNormalLatent, or another prior"
            ),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Latent = new FullNormalLatent(3, new VampPrior(4)) }))
        );

    [Fact]
    public void Free_bits_are_of_dimensions_that_are_independent() =>
        Assert.Equal(
            new(
                "FVAE2010",
                "Objective.FreeBits",
                "Objective.FreeBits takes each dimension's Kullback–Leibler divergence by its closed form, and that of a FullNormalLatent is not a sum over dimensions; take a DiagonalNormalLatent, or leave FreeBits out"
            ),
            Assert.Single(
                SpecRules.Check(Refusal.Valid with { Latent = new FullNormalLatent(3), Objective = new EvidenceLowerBound(FreeBits: 0.1) })
            )
        );

    [Fact]
    public void Its_head_has_the_numbers_below_the_diagonal_too()
    {
        var plan = Plan.Of(Refusal.Valid with { Latent = new FullNormalLatent(4) });
        Assert.Equal(8 + 6, plan.Evaluation.Head.Width);
        Assert.Equal(6, plan.Tensors.Single(tensor => tensor.Name == "posterior.factor.bias").Count);
        Assert.Equal("new FullNormalLatent(Size: 4, Prior: null)", new FullNormalLatent(4).ToString());
    }

    [Fact]
    public void DiffSharp_has_none() =>
        Assert.Equal(
            "full covariances of posteriors are written for TorchSharp and the managed engine only",
            Assert
                .Single(
                    BackendRules.Check(VaeBackends.Diff, Refusal.Valid with { Latent = new FullNormalLatent(3) }),
                    problem => problem.Path == "Latent"
                )
                .Message
        );
}
