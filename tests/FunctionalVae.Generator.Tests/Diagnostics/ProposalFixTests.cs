using FunctionalVae.CodeFixes;
using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>FVAE2006: each proposal is an action that mends the specification, in the file's own words.</summary>
public sealed class ProposalFixTests
{
    private const string Grey = "Image(28, 28)";

    [Theory]
    [InlineData(
        Grey,
        "BernoulliLikelihood",
        "Input.Binarization: Binarization.Dynamic",
        "Likelihood: new GreyCrossEntropy()",
        "Likelihood: new SquaredErrorLikelihood()"
    )]
    [InlineData("Features(3)", "BernoulliLikelihood", "Likelihood: new SquaredErrorLikelihood()")]
    [InlineData("Features(3)", "GreyCrossEntropy", "Likelihood: new SquaredErrorLikelihood()")]
    [InlineData("Features(3, ValueDomain.Binary)", "SquaredErrorLikelihood", "Likelihood: new BernoulliLikelihood()")]
    [InlineData(
        "Image(28, 28, Binarization: Binarization.Once)",
        "GreyCrossEntropy",
        "Input.Binarization: Binarization.None",
        "Likelihood: new BernoulliLikelihood()"
    )]
    [InlineData("Features(3, Binarization: Binarization.Once)", "BernoulliLikelihood", "Input.Domain: ValueDomain.UnitInterval")]
    [Trait("Category", "Slow")]
    public void What_mends_is_offered_and_does(string input, string likelihood, params string[] titles)
    {
        var source = Source(input, likelihood);
        Assert.Equal(titles, Editor.Offers(new ProposalFix(), "FVAE2006", source));
        foreach (var title in titles)
        {
            CodeFixTests.AssertClean(Editor.Apply(new ProposalFix(), "FVAE2006", title, source));
        }
    }

    [Theory]
    [InlineData("Input.Binarization: Binarization.Dynamic", "Image(28, 28, Binarization: Binarization.Dynamic)", "BernoulliLikelihood")]
    [InlineData("Likelihood: new GreyCrossEntropy()", Grey, "GreyCrossEntropy")]
    public void An_action_changes_its_argument_and_nothing_else(string title, string input, string likelihood) =>
        CodeFixTests.Mends(new ProposalFix(), "FVAE2006", title, [Source(Grey, "BernoulliLikelihood")], [Source(input, likelihood)]);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_written_argument_is_replaced() =>
        CodeFixTests.Mends(
            new ProposalFix(),
            "FVAE2006",
            "Input.Binarization: Binarization.None",
            [Source("Image(28, 28, 1, ValueDomain.UnitInterval, Binarization.Once)", "GreyCrossEntropy")],
            [Source("Image(28, 28, 1, ValueDomain.UnitInterval, Binarization.None)", "GreyCrossEntropy")]
        );

    [Fact]
    public void An_input_that_stands_elsewhere_is_changed_where_it_is_used() =>
        CodeFixTests.Mends(
            new ProposalFix(),
            "FVAE2006",
            "Input.Binarization: Binarization.Dynamic",
            [Sources.With("new Image(28, 28, Binarization: Binarization.Dynamic)", "Grey", "static Image Grey => new(28, 28);")],
            [
                Sources.With(
                    "new Image(28, 28, Binarization: Binarization.Dynamic)",
                    "Grey with { Binarization = Binarization.Dynamic }",
                    "static Image Grey => new(28, 28);"
                ),
            ]
        );

    [Fact]
    public void Without_a_using_directive_the_name_is_written_in_full()
    {
        const string source = """
            [FunctionalVae.GenerateVae]
            static partial class Vae
            {
                static FunctionalVae.VaeSpec Spec => new(
                    new FunctionalVae.Features(3),
                    [new FunctionalVae.Flatten()],
                    new FunctionalVae.DiagonalNormalLatent(2),
                    [new FunctionalVae.Flatten()],
                    new FunctionalVae.BernoulliLikelihood());
            }
            """;
        CodeFixTests.Mends(
            new ProposalFix(),
            "FVAE2006",
            "Likelihood: new SquaredErrorLikelihood()",
            [source],
            [source.Replace("Bernoulli", "SquaredError", StringComparison.Ordinal)]
        );
    }

    [Fact]
    public void What_is_inherited_from_another_specification_is_not_touched() =>
        Assert.Equal(
            ["Input.Binarization: Binarization.Dynamic"],
            Editor.Offers(
                new ProposalFix(),
                "FVAE2006",
                "using FunctionalVae; [GenerateVae] static partial class Grey { static VaeSpec Spec => Zoo.Vae.Spec with { Input = new Image(28, 28) }; }",
                Sources.Model(Sources.Valid)
            )
        );

    private static string Source(string input, string likelihood) =>
        Sources.Model(
            Sources
                .Valid.Replace("Image(28, 28, Binarization: Binarization.Dynamic)", input, StringComparison.Ordinal)
                .Replace("BernoulliLikelihood", likelihood, StringComparison.Ordinal)
                .Replace("Likelihood: new", "Likelihood: /* scored by */ new", StringComparison.Ordinal)
        );
}
