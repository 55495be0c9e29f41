using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>
/// Law 4: a new prior touches its record and its family. What else a place must know of each is an abstract member of <see cref="Prior"/> or
/// of <see cref="PriorFamily"/>.
/// </summary>
public sealed class PriorLawTests
{
    private const string Records = "src/FunctionalVae.Spec/Latents/";
    private const string Families = "src/FunctionalVae/Execution/Priors/";
    private const string Default = "src/FunctionalVae.Spec/Latents/Latent.cs";
    private const string Alone = "src/FunctionalVae/Contracts/Latents/FlowPlan.cs";

    /// <summary>Every prior of the vocabulary.</summary>
    public static TheoryData<string> Priors() =>
        [
            .. typeof(Prior)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Prior)) && !type.IsAbstract)
                .Select(type => type.Name),
        ];

    [Theory]
    [MemberData(nameof(Priors))]
    public void A_prior_stands_in_its_record_and_in_its_family(string prior)
    {
        var places = ProductNames.Places(ProductNames.Files, prior).ToList();
        Assert.Contains($"{Records}{prior}.cs", places);
        Assert.Single(places, place => place.StartsWith(Families, StringComparison.Ordinal));
        // Of one that the latent variable has where none is named, and of one that is trained alone too, when the model's training is done.
        Assert.DoesNotContain(
            places,
            place =>
                place != $"{Records}{prior}.cs" && !place.StartsWith(Families, StringComparison.Ordinal) && place is not (Default or Alone)
        );
    }
}
