using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

public sealed class GradientClipTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(4096)]
    [InlineData(10_003)]
    public void A_long_gradient_is_shortened_to_the_norm(int count)
    {
        var norm = Norm(Gradient(count));
        var clipped = Clipped(count, norm / 3, threads: 1);
        Assert.Equal(norm / 3, Norm(clipped), 1e-5 * norm);
        // The direction stays.
        Assert.Equal(Gradient(count)[^1] / 3, clipped[^1], 1e-5);
        Assert.Equal(clipped, Clipped(count, norm / 3, threads: 2));
        Assert.Equal(clipped, Clipped(count, norm / 3, threads: 3));
    }

    [Theory]
    [InlineData(37)]
    [InlineData(10_003)]
    public void A_short_gradient_stays_as_it_is(int count) =>
        Assert.Equal(Gradient(count), Clipped(count, 1.01 * Norm(Gradient(count)), threads: 2));

    [Fact]
    public void A_gradient_whose_square_is_beyond_float32_is_shortened_all_the_same()
    {
        float[] gradient = [3e30f, -4e30f];
        using var team = new ThreadTeam(1);
        team.Run(lane => GradientClipKernel.Clip(lane, gradient, GradientClipKernel.SumsFor(2), 5));
        Assert.Equal(3, gradient[0], 1e-5);
        Assert.Equal(-4, gradient[1], 1e-5);
    }

    private static float[] Clipped(int count, double maximum, int threads)
    {
        var gradient = Gradient(count);
        var sums = GradientClipKernel.SumsFor(count);
        using var team = new ThreadTeam(threads);
        team.Run(lane => GradientClipKernel.Clip(lane, gradient, sums, maximum));
        return gradient;
    }

    private static float[] Gradient(int count) => [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin(i + 1))];

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
