using System.Globalization;
using Xunit.Abstractions;

namespace FunctionalVae.Diff.Tests;

/// <summary>The figures that the documentation states, for every model of the zoo that DiffSharp can express.</summary>
public sealed class FigureTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> All => DiffZoo.All;

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void The_gradient_of_each_tensor_is_within_a_hundred_thousandth(string name, string backend) =>
        Assert.InRange(
            Said(name, backend, BackendFigures.WorstGradient(DiffZoo.Model(name, backend), Key.FromSeed(11), count: 16)),
            0,
            1e-5
        );

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void The_loss_of_fifty_steps_is_within_two_millionths(string name, string backend) =>
        Assert.InRange(Said(name, backend, BackendFigures.WorstLoss(DiffZoo.Model(name, backend), new(), steps: 50, batch: 8)), 0, 2e-6);

    private double Said(string name, string backend, double figure)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} on {backend}: {figure:G3}"));
        return figure;
    }
}
