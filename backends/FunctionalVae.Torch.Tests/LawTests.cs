using FunctionalVae.Testing;
using FunctionalVae.Zoo;

namespace FunctionalVae.Torch.Tests;

/// <summary>Law 7 for this backend: the laws of any model hold for the zoo on torch.</summary>
public sealed class LawTests
{
    [Theory]
    [InlineData(nameof(TinyVae))]
    [InlineData(nameof(DigitsVae))]
    [InlineData(nameof(LinearVae))]
    [InlineData(nameof(MoonsVae))]
    public void The_small_models_keep_the_laws(string name) =>
        Assert.All(
            VaeLaws.CheckModel(TorchZoo.Torch(name), new(Key.FromSeed(1), Cases: 2, BatchRounding: 1e-5)),
            report => Assert.True(report.Worst <= 1, report.ToString())
        );
}
