using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules of a flow as prior, what it says of itself, and which dimensions meet.</summary>
public sealed class FlowPriorTests
{
    [Theory]
    [InlineData(0, 4, "FVAE2001", "Couplings", " must be positive, was 0")]
    [InlineData(-3, 4, "FVAE2001", "Couplings", " must be positive, was -3")]
    [InlineData(int.MinValue, 4, "FVAE2001", "Couplings", " must be positive, was -2147483648")]
    [InlineData(65, 4, "FVAE2007", "Couplings", " is 65; a flow has at most 64 couplings")]
    [InlineData(2, 0, "FVAE2001", "Units", " must be positive, was 0")]
    public void Numbers_that_cannot_be_are_refused(int couplings, int units, string code, string name, string message)
    {
        var path = "Latent.Prior." + name;
        Assert.Equal(new(code, path, path + message), Assert.Single(SpecRules.Check(With(new(couplings, units)))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 3)]
    public void Others_are_taken(int couplings, int units) => Assert.Empty(SpecRules.Check(With(new(couplings, units))));

    [Fact]
    public void One_dimension_has_none_to_couple_with() =>
        Assert.Equal(
            new(
                "FVAE2002",
                "Latent.Prior",
                "Latent.Prior couples latent dimensions with each other, and there is one; take two dimensions or more, or another prior"
            ),
            Assert.Single(SpecRules.Check(Refusal.Valid with { Latent = new DiagonalNormalLatent(1, new FlowPrior()) }))
        );

    [Fact]
    public void Its_parameters_are_those_that_are_counted()
    {
        var wide = Refusal.Valid with { Latent = new DiagonalNormalLatent(2, new FlowPrior(64, 3000)) };
        Assert.Contains(SpecRules.Check(wide), problem => (problem.Code, problem.Path) == ("FVAE2007", "Latent.Prior"));
        // 2 · [(1 + 1) 5 + (5 + 1) 5 + 2 (5 + 1)].
        var own = Plan.Of(With(new(2, 5))).Tensors.Where(tensor => tensor.Name.StartsWith("prior.", StringComparison.Ordinal)).ToList();
        Assert.Equal(104, own.Sum(tensor => tensor.Count));
        Assert.Equal(16, own.Count);
        Assert.Equal("prior.0.first.weight", own[0].Name);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(17)]
    public void After_two_couplings_for_each_bit_each_dimension_has_met_every_other(int size)
    {
        var bits = (int)Math.Ceiling(Math.Log2(size));
        var couplings = new FlowPrior(2 * bits).AllOf(size).ToList();
        Assert.All(
            couplings,
            coupling => Assert.Equal(Enumerable.Range(0, size), coupling.Kept.Concat(coupling.Changed).OrderBy(dimension => dimension))
        );
        foreach (var (one, other) in Enumerable.Range(0, size).SelectMany(one => Enumerable.Range(0, size).Select(other => (one, other))))
        {
            Assert.Equal(one != other, couplings.Exists(coupling => coupling.Kept.Contains(one) && coupling.Changed.Contains(other)));
        }
    }

    [Theory]
    [InlineData(VaeBackends.Torch)]
    [InlineData(VaeBackends.Diff)]
    public void It_is_written_for_the_own_engine_alone(VaeBackends backend)
    {
        var problem = Assert.Single(
            BackendRules.Check(backend, With(new())),
            problem => problem.Path.StartsWith("Latent", StringComparison.Ordinal)
        );
        Assert.Equal(("FVAE4002", "Latent.Prior"), (problem.Code, problem.Path));
        Assert.Equal("a FlowPrior is written for the managed engine only", problem.Message);
    }

    [Fact]
    public void Its_divergence_has_no_closed_form_and_its_text_makes_it()
    {
        Assert.False(new FlowPrior().HasClosedFormKl);
        Assert.Equal("new FlowPrior(Couplings: 8, Units: 64)", new FlowPrior().ToString());
    }

    private static VaeSpec With(FlowPrior prior) => Refusal.Valid with { Latent = new DiagonalNormalLatent(2, prior) };
}
