using FunctionalVae.Testing;
using FunctionalVae.Zoo;

namespace FunctionalVae.Diff.Tests;

/// <summary>Law 7 for this backend: the laws of any model hold for small models on DiffSharp.</summary>
public sealed class LawTests
{
    public static TheoryData<string, string> Small => DiffZoo.Each(nameof(TinyVae), nameof(MoonsVae));

    [SkippableTheory]
    [MemberData(nameof(Small))]
    public void Small_models_keep_the_laws(string name, string backend) =>
        Assert.All(
            VaeLaws.CheckModel(DiffZoo.Model(name, backend), new(Key.FromSeed(1), Cases: 2)),
            report => Assert.True(report.Worst <= 1, report.ToString())
        );
}
