using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests;

/// <summary>No law is refuted by a right model, under as many keys as FVAE_KEYS says.</summary>
public sealed class RightModelTests
{
    private static readonly int Keys = Effort.Keys(standard: 1);
    private static readonly IVaeModel[] Small = [DigitsVae.Model, LinearVae.Model, MoonsVae.Model, TinyVae.Model];
    private static readonly IVaeModel[] Large = [FashionVae.Model, MnistManifold.Model, MnistVae.Model];

    public static TheoryData<string> SmallNames => [.. Small.Select(model => model.Name)];

    // The others are of the same sizes and take as long: they are checked where more than one key is asked for.
    public static TheoryData<string> LargeNames =>
        [.. Large.Where(model => Keys > 1 || model == MnistVae.Model).Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(SmallNames))]
    public void The_small_models_of_the_zoo_keep_the_laws(string name) => Check(Small.Single(model => model.Name == name), Keys);

    [Theory]
    [MemberData(nameof(LargeNames))]
    [Trait("Category", "Slow")]
    public void The_large_models_of_the_zoo_keep_the_laws(string name) => Check(Large.Single(model => model.Name == name), (Keys + 9) / 10);

    [Fact]
    public void Random_specifications_keep_the_laws()
    {
        for (ulong key = 0; key < 6ul * (ulong)Keys; key++)
        {
            var spec = RandomSpecs.Make(Key.FromSeed(7).Child(key));
            VaeLaws.CheckModel(InterpretedModel.Of(spec), new(Key.FromSeed(key), Effort.Cases, MostExamples: 4));
        }
    }

    private static void Check(IVaeModel model, int keys)
    {
        for (var key = 0; key < keys; key++)
        {
            var reports = VaeLaws.CheckModel(model, new(Key.FromSeed((ulong)key), Effort.Cases));
            Assert.All(reports, report => Assert.True(report.Worst <= 1));
            Assert.All(reports.Where(report => report.Verdict == LawVerdict.Held), report => Assert.True(report.Comparisons > 0));
        }
    }
}
