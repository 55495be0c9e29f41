namespace FunctionalVae.Probability.Tests;

/// <summary>Quantile, distribution function and noise of the standard normal.</summary>
public sealed class NormalTests
{
    [Fact]
    public void The_quantile_inverts_the_distribution_function()
    {
        // From 1e-9 to 1 − 1e-9, on both branches and across their seams.
        for (var x = -6.0; x <= 6.0; x += 0.01)
        {
            var probability = MathNet.Numerics.Distributions.Normal.CDF(0, 1, x);
            // The error of x is that of the probability over the density.
            var tolerance = 1e-14 + (2e-16 * Math.Max(probability, 1e-16) / MathNet.Numerics.Distributions.Normal.PDF(0, 1, x) * 8);
            Assert.Equal(x, NormalDistribution.Quantile(probability), Math.Max(tolerance, 1e-13));
        }
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(1e-10, -6.361340902404056)]
    // mpmath 1.3, on both sides of the seams of the approximation.
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(0.0749, -1.4402382675279637)]
    [InlineData(0.0751, -1.43882539275254)]
    [InlineData(0.3, -0.5244005127080408)]
    [InlineData(0.6, 0.2533471031357998)]
    [InlineData(0.999999, 4.753424308817089)]
    public void Quantiles_of_the_tables(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_quantile_outside_the_open_interval_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-10.0, 7.61985302416047e-24)]
    public void The_distribution_function_of_the_tables(double x, double expected) =>
        Assert.Equal(expected, NormalDistribution.Cumulative(x), expected * 1e-10);

    [Fact]
    public void Noise_has_the_moments_of_a_standard_normal()
    {
        const int examples = 20_000;
        const int width = 5;
        var sum = new double[4];
        var buffer = new float[width];
        for (uint example = 0; example < examples; example++)
        {
            StandardNormalNoise.Fill(Key.FromSeed(11), example, buffer);
            foreach (var value in buffer)
            {
                for (var power = 0; power < 4; power++)
                {
                    sum[power] += Math.Pow(value, power + 1);
                }
            }
        }

        // Standard errors of the first four raw moments over n draws: √(1, 2, 15, 96)/√n.
        const double n = examples * width;
        double[] expected = [0, 1, 0, 3];
        double[] variance = [1, 2, 15, 96];
        for (var power = 0; power < 4; power++)
        {
            Assert.Equal(expected[power], sum[power] / n, 5 * Math.Sqrt(variance[power] / n));
        }
    }

    [Fact]
    public void A_draw_depends_on_key_example_and_dimension_only()
    {
        var five = new float[5];
        var nine = new float[9];
        StandardNormalNoise.Fill(Key.FromSeed(3), 17, five);
        StandardNormalNoise.Fill(Key.FromSeed(3), 17, nine);
        Assert.Equal(five, nine[..5]);
        StandardNormalNoise.Fill(Key.FromSeed(3), 18, five);
        Assert.NotEqual(five, nine[..5]);
    }
}
