using FunctionalVae.Passes;

namespace FunctionalVae.Spec.Tests;

/// <summary>The rules at run time: the same that the build reports, for specifications that no generator has seen.</summary>
public sealed class SpecRulesTests
{
    [Fact]
    public void A_valid_specification_has_no_problems() => Assert.Empty(SpecRules.Check(Refusal.Valid));

    [Fact]
    public void Every_problem_is_reported_with_code_and_path()
    {
        var broken = Refusal.Valid with
        {
            Input = new Image(0, 3, Binarization: Binarization.Once, Domain: ValueDomain.Real),
            Encoder = [new Dense(-1)],
            Latent = null!,
            Decoder = [],
            Beta = double.NaN,
        };
        Assert.Equal(
            [
                "FVAE1001 Latent",
                "FVAE2001 Beta",
                "FVAE2001 Encoder[0].Units",
                "FVAE2001 Input.Height",
                "FVAE2006 Input.Binarization",
                "FVAE2006 Likelihood",
            ],
            SpecRules.Check(broken).Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_absurdly_large_model_is_refused_and_nothing_overflows()
    {
        var huge = Refusal.Valid with { Input = new Image(int.MaxValue, int.MaxValue, int.MaxValue), Decoder = [new Dense(int.MaxValue)] };
        Assert.Contains(SpecRules.Check(huge), problem => problem.Code == "FVAE2007");
    }

    [Fact]
    public void What_breaks_a_rule_is_not_lowered_and_the_message_says_where()
    {
        var problem = Assert.Throws<ArgumentException>(() => Plan.Of(Refusal.Valid with { Beta = -1 }));
        Assert.Contains("FVAE2001 at Beta: Beta must be positive, was -1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_specifications_are_equal_and_have_one_hash()
    {
        var same = Refusal.Valid with { Encoder = [new Flatten(), new Dense(5, Activation.Gelu)] };
        Assert.Equal(Refusal.Valid, same);
        Assert.Equal(Refusal.Valid.GetHashCode(), same.GetHashCode());
        Assert.Equal(SpecHash.Of(Refusal.Valid), SpecHash.Of(same));
        Assert.NotEqual(SpecHash.Of(Refusal.Valid), SpecHash.Of(Refusal.Valid with { Beta = 2 }));
        Assert.Matches("^[0-9a-f]{64}$", SpecHash.Of(Refusal.Valid));
    }
}
