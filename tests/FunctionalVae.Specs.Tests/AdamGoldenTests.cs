using FunctionalVae.Engine;

namespace FunctionalVae.Specs.Tests;

/// <summary>Ten steps of Adam against PyTorch's, for gradients over twelve orders of magnitude that a formula gives.</summary>
public sealed class AdamGoldenTests
{
    private const int Count = 37;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Adam_agrees_with_PyTorch(int threads) => Assert.True(WorstError(new(), threads, shift: 0) < 1e-6);

    [Fact]
    public void The_averaged_weights_agree()
    {
        Assert.True(WorstError(new(), 2, shift: 0, out var average) < 1e-6);
        Assert.True(GoldenNumbers.AdamAverage.Zip(average, (expected, actual) => Math.Abs(expected - actual)).Max() < 1e-6);
    }

    [Fact]
    public void A_wrong_epsilon_is_seen() => Assert.True(WorstError(new(Epsilon: 1e-7), 1, shift: 0) > 1e-5);

    [Fact]
    public void A_missing_bias_correction_is_seen() => Assert.True(WorstError(new(), 1, shift: 100_000) > 1e-5);

    [Fact]
    public void A_wrong_decay_is_seen() => Assert.True(WorstError(new(Beta2: 0.99), 1, shift: 0) > 1e-5);

    private static double WorstError(Adam adam, int threads, long shift) => WorstError(adam, threads, shift, out _);

    // A shift of many steps makes both bias corrections 1, which is the same as leaving them out.
    private static double WorstError(Adam adam, int threads, long shift, out float[] averages)
    {
        // The kernel works on whole vectors; what is beyond the golden values is not looked at.
        var parameters = Enumerable.Range(0, Panels.Padded(Count)).Select(i => (float)Math.Sin(i + 1)).ToArray();
        var first = new float[parameters.Length];
        var second = new float[parameters.Length];
        float[] average = [.. parameters];
        using var team = new ThreadTeam(threads);
        for (var step = 0; step < 10; step++)
        {
            var gradient = Enumerable
                .Range(0, parameters.Length)
                .Select(i => (float)(Math.Cos(0.3 * (i + 1) * (step + 1)) * Math.Pow(10, (i % 7) - 5)))
                .ToArray();
            var constants = AdamStep.At(adam, rate: 2e-3, step + 1 + shift);
            team.Run(lane =>
            {
                var (from, to) = lane.Share(gradient.Length, Panels.Width);
                AdamKernel.Update(
                    gradient.AsSpan(from..to),
                    parameters.AsSpan(from..to),
                    first.AsSpan(from..to),
                    second.AsSpan(from..to),
                    constants
                );
                lane.Sync();
                AverageKernel.Update(lane, parameters, average, 0.1f);
            });
        }

        averages = average;
        return GoldenNumbers.Adam.Zip(parameters, (expected, actual) => Math.Abs(expected - actual)).Max();
    }
}
