using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Every model of the zoo, by name.</summary>
internal static class ZooModels
{
    public static IReadOnlyList<IVaeModel> All { get; } =
    [
        AdultVae.Model,
        BetaTcDigits.Model,
        ConditionalDigits.Model,
        CustomerVae.Model,
        DigitsVae.Model,
        FashionVae.Model,
        LinearVae.Model,
        MmdDigits.Model,
        MnistManifold.Model,
        MnistVae.Model,
        MoonsVae.Model,
        SinkhornDigits.Model,
        TinyVae.Model,
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(model => model.Name)];

    public static IVaeModel Named(string name) => All.Single(model => model.Name == name);
}
