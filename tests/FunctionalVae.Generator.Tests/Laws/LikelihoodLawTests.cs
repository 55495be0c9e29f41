using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Law 4: a new likelihood touches its record and its family, and where it is proposed to editors that list. What else a place must know of
/// each is an abstract member of <see cref="Reconstruction"/>.
/// </summary>
public sealed class LikelihoodLawTests
{
    private const string Records = "src/FunctionalVae.Spec/Likelihoods/";
    private const string Columns = Records + "Columns/";
    private const string Families = "src/FunctionalVae/Execution/Likelihoods/";

    // The specification of a plan without a likelihood: it has to name one.
    private const string Alone = "src/FunctionalVae/Contracts/Latents/FlowPlan.cs";

    // What a study trains is a specification too.
    private const string Study = "src/FunctionalVae.Evaluation/Studies/StudySpec.cs";
    private const string Proposals = "src/FunctionalVae.Spec/Rules/DomainProposals.cs";

    /// <summary>Every reconstruction term of the vocabulary.</summary>
    public static TheoryData<string> Terms() =>
        [
            .. typeof(Reconstruction)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Reconstruction)) && !type.IsAbstract)
                .Select(type => type.Name),
        ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_likelihood_stands_in_its_record_in_its_family_and_in_the_proposals(string term)
    {
        var places = ProductNames.Places(ProductNames.Files, term).ToList();
        if (term == nameof(ColumnLikelihoods))
        {
            // It is made of the others, and its columns are no single value: its folder and its family.
            Assert.All(places, place => Assert.True(place.StartsWith(Columns, StringComparison.Ordinal) || IsOfColumns(place), place));
            return;
        }

        places.RemoveAll(place => place.StartsWith(Columns, StringComparison.Ordinal));
        Assert.Contains($"{Records}{term}.cs", places);
        Assert.Single(places, place => place.StartsWith(Families, StringComparison.Ordinal));
        Assert.DoesNotContain(
            places,
            place =>
                place != $"{Records}{term}.cs"
                && !place.StartsWith(Families, StringComparison.Ordinal)
                && place is not (Proposals or Alone or Study)
        );
    }

    private static bool IsOfColumns(string place) =>
        place
            is Records + "Links/ColumnsLink.cs"
                or Families + "ColumnsFamily.cs"
                or "src/FunctionalVae/Checkpoints/Tables/TableArchitecture.cs";

    [Theory]
    [InlineData("var x = term is TeaLikelihood;")]
    [InlineData("var x = nameof(TeaLikelihood);")]
    [InlineData("var x = name switch { \"TeaLikelihood\" => 1 };")]
    [InlineData("var x = name switch { \"tea-likelihood\" => 1 };")]
    public void A_name_in_code_is_seen(string text) => Assert.Equal(["a.cs"], ProductNames.Places([("a.cs", text)], "TeaLikelihood"));

    [Theory]
    [InlineData("// As TeaLikelihood does.")]
    [InlineData("/// <see cref=\"TeaLikelihood\"/>")]
    [InlineData("var x = \"the values are leaves; use TeaLikelihood\";")] // What is said of another knows nothing of it.
    [InlineData("var x = term is GreenTeaLikelihood;")]
    public void A_name_in_words_is_none(string text) => Assert.Empty(ProductNames.Places([("a.cs", text)], "TeaLikelihood"));
}
