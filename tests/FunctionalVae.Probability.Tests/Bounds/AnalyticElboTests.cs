namespace FunctionalVae.Probability.Tests;

public sealed class AnalyticElboTests
{
    [Fact]
    public void The_bound_and_the_objective()
    {
        var elbo = AnalyticElbo.From(-5, 2);
        Assert.Equal((-5, 2, -7), (elbo.Reconstruction, elbo.Kl, elbo.Nats));
        Assert.Equal(-13, elbo.Objective(4));
        Assert.Equal(-5, elbo.Objective(0));
        Assert.Equal(double.NegativeInfinity, AnalyticElbo.From(double.NegativeInfinity, 0).Nats);
    }

    [Fact]
    public void Dimensions_are_summed_and_examples_averaged()
    {
        Assert.Equal(AnalyticElbo.From(-6, 4), AnalyticElbo.FromDimensions([-1, -2, -3], [1, 3]));
        Assert.Equal(AnalyticElbo.From(-3, 2), AnalyticElbo.Mean([AnalyticElbo.From(-2, 1), AnalyticElbo.From(-4, 3)]));
    }

    [Theory]
    [InlineData(double.NaN, 0, "reconstruction is NaN; a mean log-likelihood is a number, or −∞.")]
    [InlineData(double.PositiveInfinity, 0, "reconstruction is Infinity; a mean log-likelihood is a number, or −∞.")]
    [InlineData(0, double.NaN, "kl is NaN; a Kullback–Leibler divergence is finite and not negative: is its sign turned?")]
    [InlineData(0, double.PositiveInfinity, "kl is Infinity; a Kullback–Leibler divergence")]
    [InlineData(0, -1, "kl is -1; a Kullback–Leibler divergence")]
    public void Terms_that_cannot_be_are_refused(double reconstruction, double kl, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => AnalyticElbo.From(reconstruction, kl)).Message);

    [Theory]
    [InlineData(-0.5, "beta is -0.5; it must be a finite number, 0 or more.")]
    [InlineData(double.NaN, "beta is NaN; it must be a finite number, 0 or more.")]
    [InlineData(double.PositiveInfinity, "beta is Infinity; it must be a finite number, 0 or more.")]
    public void A_weight_that_is_none_is_refused(double beta, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => AnalyticElbo.From(0, 0).Objective(beta)).Message);

    [Fact]
    public void Nothing_has_no_bound()
    {
        Assert.StartsWith("reconstruction is empty;", Assert.Throws<ArgumentException>(() => AnalyticElbo.FromDimensions([], [1])).Message);
        Assert.StartsWith("kl is empty;", Assert.Throws<ArgumentException>(() => AnalyticElbo.FromDimensions([1], [])).Message);
        Assert.StartsWith("examples.Count is 0;", Assert.Throws<ArgumentOutOfRangeException>(() => AnalyticElbo.Mean([])).Message);
    }
}
