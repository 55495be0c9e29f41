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
            Objective = new EvidenceLowerBound(double.NaN),
        };
        Assert.Equal(
            [
                "FVAE1001 Latent",
                "FVAE2001 Encoder[0].Units",
                "FVAE2001 Input.Height",
                "FVAE2001 Objective.Beta",
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
        var problem = Assert.Throws<ArgumentException>(() => Plan.Of(Refusal.Valid with { Objective = new EvidenceLowerBound(-1) }));
        Assert.Contains("FVAE2001 at Objective.Beta: Objective.Beta must be positive, was -1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_specifications_are_equal_and_have_one_hash()
    {
        var same = Refusal.Valid with { Encoder = [new Flatten(), new Dense(5, Activation.Gelu)] };
        Assert.Equal(Refusal.Valid, same);
        Assert.Equal(Refusal.Valid.GetHashCode(), same.GetHashCode());
        Assert.Equal(SpecHash.Of(Refusal.Valid), SpecHash.Of(same));
        Assert.NotEqual(SpecHash.Of(Refusal.Valid), SpecHash.Of(Refusal.Valid with { Objective = new EvidenceLowerBound(2) }));
        Assert.Matches("^[0-9a-f]{64}$", SpecHash.Of(Refusal.Valid));
    }

    // Files of 0.1 have this text, or its hash: β was an argument of the specification and always told, an objective where there was one.
    [Theory]
    [InlineData(1.0, 0, "Beta: 1d")]
    [InlineData(0.25, 0, "Beta: 0.25d")]
    [InlineData(1.0, 3, "Beta: 1d, Objective: new ImportanceWeighted(Draws: 3)")]
    [InlineData(0.25, 3, "Beta: 0.25d, Objective: new ImportanceWeighted(Draws: 3)")]
    public void The_hash_is_that_of_earlier_versions(double beta, int draws, string told)
    {
        var spec = Refusal.Valid with { Objective = draws > 0 ? new ImportanceWeighted(draws, beta) : new EvidenceLowerBound(beta) };
        var text = $"{Refusal.Valid.ToString()[..^1]}, {told})";
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
            SpecHash.Of(spec)
        );
    }

    [Fact]
    public void An_objective_at_its_default_is_the_one_that_is_not_named()
    {
        var named = Refusal.Valid with { Objective = new EvidenceLowerBound() };
        Assert.Equal(Refusal.Valid, named);
        Assert.Equal(Refusal.Valid, new VaeSpec(named.Input, named.Encoder, named.Latent, named.Decoder, named.Likelihood));
        Assert.DoesNotContain("Objective", named.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Objective: new EvidenceLowerBound(Beta: 2d)",
            $"{named with { Objective = new EvidenceLowerBound(2) }}",
            StringComparison.Ordinal
        );
    }
}
