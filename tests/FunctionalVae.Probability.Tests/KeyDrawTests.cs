namespace FunctionalVae.Probability.Tests;

public sealed class KeyDrawTests
{
    [Fact]
    public void The_outermost_uniform_draws_are_strictly_inside_the_unit_interval_and_mirror_each_other()
    {
        var (least, greatest) = (KeyDraws.FromWords(0, 0), KeyDraws.FromWords(uint.MaxValue, uint.MaxValue));
        Assert.InRange(least, double.Epsilon, 1e-15);
        Assert.InRange(greatest, 0.9, Math.BitDecrement(1.0));
        Assert.Equal(least, 1 - greatest);
        Assert.True(double.IsFinite(NormalDistribution.Quantile(greatest)));
        Assert.Equal(-NormalDistribution.Quantile(least), NormalDistribution.Quantile(greatest), 1e-14);
    }
}
