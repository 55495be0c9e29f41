using System.Globalization;
using Xunit.Abstractions;

namespace FunctionalVae.Torch.Tests;

/// <summary>The figures that the documentation states, for every model of the zoo.</summary>
public sealed class FigureTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => TorchZoo.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_each_tensor_is_within_a_hundred_thousandth(string name) =>
        Assert.InRange(Said(name, BackendFigures.WorstGradient(TorchZoo.Torch(name), Key.FromSeed(11), count: 16)), 0, 1e-5);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_of_fifty_steps_is_within_two_millionths(string name) =>
        Assert.InRange(Said(name, BackendFigures.WorstLoss((VaeModel)TorchZoo.Torch(name), new(), steps: 50, batch: 8)), 0, 2e-6);

    private double Said(string name, double figure)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {figure:G3}"));
        return figure;
    }
}
