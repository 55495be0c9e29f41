using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>Law 4: an activation that is made of known functions is its member and one file with its formula, and stands nowhere else.</summary>
public sealed class ActivationLawTests
{
    private const string Folder = "src/FunctionalVae.Spec/Activations/";

    /// <summary>Every activation with a formula, and what it is called in code.</summary>
    public static TheoryData<Activation> Activations() =>
        [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Identity)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_is_its_member_and_its_formula(Activation activation)
    {
        var files = ProductNames.Places(ProductNames.Files, $"{activation}Formula").ToList();
        Assert.Equal([$"{Folder}Activation.cs", $"{Folder}{activation}.cs"], files);
        Assert.Empty(ProductNames.Places(ProductNames.Files, $"{activation}Kernel").Except(Shared(activation)));
    }

    // The mean of logits is the same function.
    private static IEnumerable<string> Shared(Activation activation) =>
        activation == Activation.Sigmoid ? ["src/FunctionalVae/Engine/Densities/CrossEntropyKernel.cs"] : [];
}
