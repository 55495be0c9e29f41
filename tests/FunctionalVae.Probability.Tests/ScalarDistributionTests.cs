namespace FunctionalVae.Probability.Tests;

/// <summary>Values of the distributions of one number; computed with mpmath 1.3 at 80 digits, those of Laplace and normal equal SciPy 1.10's.</summary>
public sealed class ScalarDistributionTests
{
    [Fact]
    public void Normal_of_mean_1_and_deviation_2()
    {
        var p = Normal.FromDeviation(1, 2);
        Close(-1.893335713764618, p.LogProbability(-0.5).Nats);
        Close(2.112085713764618, p.Entropy);
        Assert.Equal(1, p.Mean);
        Close(4, p.Variance);
        Close(2, p.Deviation);
        Close(1.3862943611198906, p.LogVariance);
        Assert.Equal(p, Normal.FromLogVariance(1, 2 * Math.Log(2)));
        Assert.Equal(Normal.FromLogVariance(0, 0), Normal.Standard);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(double.PositiveInfinity).Nats);
    }

    [Fact]
    public void Laplace_of_mean_1_and_scale_2()
    {
        var p = Laplace.FromScale(1, 2);
        Close(-2.136294361119891, p.LogProbability(-0.5).Nats);
        Close(-2.136294361119891, p.LogProbability(2.5).Nats);
        Close(2.386294361119891, p.Entropy);
        Assert.Equal((1, 2, 8), (p.Mean, p.Scale, p.Variance));
        Assert.Equal(double.NegativeInfinity, p.LogProbability(double.NegativeInfinity).Nats);
    }

    [Fact]
    public void Uniform_from_minus_1_to_3()
    {
        var p = UniformDistribution.Between(-1, 3);
        Assert.Equal((-1, 3, 1, 16.0 / 12), (p.Low, p.High, p.Mean, p.Variance));
        Close(Math.Log(4), p.Entropy);
        Close(-Math.Log(4), p.LogProbability(-1).Nats);
        Close(-Math.Log(4), p.LogProbability(2.9).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(3).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(-1.0001).Nats);
    }

    [Fact]
    public void A_uniform_draw_never_reaches_the_bound()
    {
        var narrow = UniformDistribution.Between(1, Math.BitIncrement(1));
        Assert.All(Sampling.Draws(narrow, Key.FromSeed(1), 100), draw => Assert.Equal(1, draw));
    }

    [Theory]
    [InlineData(1e-9, -2.0000000004166667e-10, 0.5000000000833333, 0.08333333333333333, -4.166666666666667e-20)]
    [InlineData(1, -0.2413248546129181, 0.5819767068693265, 0.07932640579220768, -0.04065185225640831)]
    [InlineData(-1, 0.15867514538708188, 0.4180232931306736, 0.07932640579220768, -0.04065185225640831)]
    [InlineData(1.999, -0.5610828784227916, 0.6564486520051569, 0.06899690382288094, -0.15145797693551707)]
    [InlineData(2.001, -0.5617959137041841, 0.6565866211738022, 0.06897226307906519, -0.1517339152645939)]
    [InlineData(-5, 0.11619866188358893, 0.19321634509369576, 0.03317032711980794, -0.65011693641511)]
    [InlineData(40, -24.311120545886062, 0.975, 0.0006249999999999958, -2.6888794541139367)]
    [InlineData(-700, -203.4489196649566, 0.0014285714285714286, 2.040816326530612e-06, -5.551080335043404)]
    [InlineData(1e10, -6999999976.974149, 0.9999999999, 1e-20, -22.025850929940457)]
    public void Continuous_Bernoulli(double logit, double log, double mean, double variance, double entropy)
    {
        var p = ContinuousBernoulli.FromLogit(logit);
        Assert.Equal(logit, p.Logit);
        Close(log, p.LogProbability(0.3).Nats);
        Close(mean, p.Mean);
        Close(variance, p.Variance);
        Close(entropy, p.Entropy);
    }

    [Fact]
    public void Continuous_Bernoulli_at_logit_0_is_uniform()
    {
        var p = ContinuousBernoulli.FromParameter(0.5);
        Assert.Equal((0, 0.5, 1.0 / 12, 0), (p.Logit, p.Mean, p.Variance, p.Entropy));
        Assert.Equal(0, p.LogProbability(0).Nats);
        Assert.Equal(0, p.LogProbability(1).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(-1e-9).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(1.0000001).Nats);
        Assert.Equal(UniformDistribution.Between(0, 1).Sample(Key.FromSeed(4)), p.Sample(Key.FromSeed(4)));
        Close(1.0 / 12, ContinuousBernoulli.FromLogit(1e-120).Variance);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(3)]
    [InlineData(-3)]
    [InlineData(2000)]
    public void Draws_invert_the_distribution_function(double logit)
    {
        var key = Key.FromSeed(8);
        var u = UniformDistribution.Between(0, 1).Sample(key);
        var x = ContinuousBernoulli.FromLogit(logit).Sample(key);
        // (e^(lx) − 1)/(e^l − 1), in which e^l of a large l overflows.
        var cumulative = logit > 100 ? Math.Exp(logit * (x - 1)) : SpecialFunctions.Expm1(logit * x) / SpecialFunctions.Expm1(logit);
        Assert.Equal(u, cumulative, 1e-12);
    }

    [Fact]
    public void Draws_by_inversion()
    {
        var (below, above) = (Key.FromSeed(2), Key.FromSeed(3));
        foreach (var key in new[] { below, above }.Concat(Enumerable.Range(0, 20).Select(i => Key.FromSeed(9).Child((ulong)i))))
        {
            var u = UniformDistribution.Between(0, 1).Sample(key);
            var x = Laplace.FromScale(1, 2).Sample(key);
            Assert.Equal(u, x < 1 ? 0.5 * Math.Exp((x - 1) / 2) : 1 - (0.5 * Math.Exp((1 - x) / 2)), 1e-14);
            Assert.Equal(u, NormalDistribution.Cumulative((Normal.FromDeviation(1, 2).Sample(key) - 1) / 2), 1e-12);
            Assert.Equal(u < 0.7 ? 1 : 0, Bernoulli.FromProbability(0.7).Sample(key));
            Assert.Equal(Math.Clamp(Math.Floor(2 + Math.Log(u / (1 - u)) + 0.5), 0, 4), DiscretizedLogistic.FromScale(2, 1, 5).Sample(key));
            // 0.2, 0.5, 0.3.
            Assert.Equal(
                u < 0.2 ? 0
                    : u < 0.7 ? 1
                    : 2,
                Categorical.FromLogits([Math.Log(2), Math.Log(5), Math.Log(3)]).Sample(key)
            );
        }
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 4e-15 * Math.Abs(expected));
}
