using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>A specification made of another by <c>with</c>: what the change breaks is reported at the change, what was broken before there.</summary>
public sealed class ChangeDiagnosticsTests
{
    [Fact]
    public void A_change_that_breaks_what_it_inherits_is_the_one_at_fault() =>
        Marked.Expect(
            "FVAE2006",
            Sources.Model(Sources.Valid),
            """
            using FunctionalVae;
            [GenerateVae] static partial class Real { static VaeSpec Spec { get; } = Zoo.Vae.Spec with { Input = «new Image(28, 28, Domain: ValueDomain.Real)» }; }
            """
        );

    [Fact]
    public void A_change_of_several_parts_is_underlined_as_a_whole() =>
        Marked.Expect(
            "FVAE2006",
            Sources.Class(
                "private const int Four = 4; static VaeSpec Spec => Base.Spec with «{ Objective = new EvidenceLowerBound(2), Input = new Image(28, 28) }»;"
            ),
            "using FunctionalVae; static class Base { public static VaeSpec Spec => " + Sources.Valid + "; }"
        );

    [Fact]
    public void A_change_that_is_wrong_itself_is_underlined_at_its_argument() =>
        Marked.Expect(
            "FVAE2001",
            Sources.Class(
                "static VaeSpec Spec => (Base.Spec with { Objective = new EvidenceLowerBound(2) }) with { Latent = new DiagonalNormalLatent(«0»), Objective = new EvidenceLowerBound(«-1») };"
            ),
            "using FunctionalVae; static class Base { public static VaeSpec Spec => " + Sources.Valid + "; }"
        );

    [Fact]
    public void What_was_wrong_before_the_change_is_reported_once_and_there() =>
        Marked.Expect(
            "FVAE2001",
            Sources.With("Latent(4)", "Latent(«0»)"),
            "using FunctionalVae; [GenerateVae] static partial class Twice { static VaeSpec Spec => Zoo.Vae.Spec with { Objective = new EvidenceLowerBound(2) } with { Objective = new EvidenceLowerBound(3) }; }"
        );

    [Fact]
    public void What_was_wrong_in_a_block_before_the_change_is_reported_once_too() =>
        Assert.EndsWith(
            "(in Vae)",
            Marked.Expect(
                "FVAE2001",
                Sources
                    .With("Latent(4)", "Latent(Blocks.Size)")
                    .Replace("new DiagonalNormalLatent(Blocks.Size)", "Blocks.Code", StringComparison.Ordinal),
                "using FunctionalVae; [GenerateVae] static partial class Twice { static VaeSpec Spec => Zoo.Vae.Spec with { Objective = new EvidenceLowerBound(2) }; }",
                "using FunctionalVae; static class Blocks { public static DiagonalNormalLatent Code => new(«0»); }"
            ),
            StringComparison.Ordinal
        );
}
