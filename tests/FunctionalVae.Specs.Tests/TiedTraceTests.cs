using FunctionalVae.Interpreter;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// Fifty steps of every optimiser against PyTorch's in float64, for a model whose weights and values have several readers: a contribution to a
/// gradient that is lost, or a weight that is changed before the last, is another trace.
/// </summary>
public sealed class TiedTraceTests
{
    private const double Tolerance = 2e-6;

    public static TheoryData<string> Names { get; } = [.. GoldenNumbers.TiedTraces];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_engine_agrees_with_PyTorch_and_has_the_same_bits_at_any_number_of_threads(string name)
    {
        var options = GoldenTrace.Options(name);
        var losses = GoldenTrace.Losses(Engine, options);
        Assert.InRange(Worst(name, losses), 0, Tolerance);
        Assert.Equal(losses, GoldenTrace.Losses(Engine, options, threads: 2));
        Assert.Equal(losses, GoldenTrace.Losses(Engine, options, threads: 4));
    }

    [Theory]
    [InlineData("adam constant")]
    [InlineData("nesterov constant clip")]
    public void The_interpreter_agrees_with_PyTorch(string name) =>
        Assert.InRange(Worst(name, GoldenTrace.Losses(InterpretedModel.Of(TiedVae.Spec), GoldenTrace.Options(name))), 0, Tolerance);

    [Fact]
    public void The_weights_that_a_run_hands_out_are_the_averaged_ones()
    {
        var expected = GoldenNumbers.TiedTrace("adam average")[GoldenTrace.Steps];
        var options = GoldenTrace.Options("adam average");
        Assert.Equal(expected, GoldenTrace.FinalLoss(Engine, options), Tolerance * expected);
        Assert.NotEqual(expected, GoldenTrace.FinalLoss(Engine, options with { AverageDecay = null }), 1e-4);
    }

    [Theory]
    [InlineData("adam constant", "adamw constant")]
    [InlineData("adam constant clip", "adam constant")]
    [InlineData("adamw constant", "adamw constant clip")]
    [InlineData("sgd constant clip", "sgd constant")]
    [InlineData("momentum constant", "nesterov constant")]
    public void Another_optimiser_is_seen(string name, string other) =>
        Assert.True(Worst(name, GoldenTrace.Losses(Engine, GoldenTrace.Options(other))) > Tolerance);

    private static VaeModel Engine => (VaeModel)TiedVae.Model;

    private static double Worst(string name, IReadOnlyList<double> losses) => GoldenTrace.WorstError(GoldenNumbers.TiedTrace(name), losses);
}
