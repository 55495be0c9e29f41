namespace FunctionalVae.App.Tests;

/// <summary>What is said of the aggregate posterior and the prior.</summary>
public sealed class PriorGapTextTests
{
    [Theory]
    [InlineData(
        9.25,
        0.5,
        0,
        "the aggregate posterior is 9.250 ± 0.500 nats from the prior, or more: latent vectors of the test part have log-density -25.000 under the prior, and -15.750 under the fitted latents that sample draws from"
    )]
    [InlineData(
        0.75,
        0.5,
        0,
        "the fitted latents find no difference between the aggregate posterior and the prior (0.750 ± 0.500 nats): latent vectors of the test part have log-density -25.000 under the prior, and -24.250 under the fitted latents"
    )]
    [InlineData(
        -3,
        0.5,
        0,
        "the fitted latents find no difference between the aggregate posterior and the prior (-3.000 ± 0.500 nats): latent vectors of the test part have log-density -25.000 under the prior, and -28.000 under the fitted latents"
    )]
    [InlineData(
        double.PositiveInfinity,
        double.NaN,
        7,
        "of 40 draws of test posteriors 7 lie where the prior has no density, so how far the aggregate posterior is from it is not a number of nats"
    )]
    public void A_gap_is_told_where_it_is_above_its_error_and_never_below_nothing(double value, double error, int outside, string said) =>
        Assert.Equal(said, PriorGapText.Of(new(40, -25, -25 + value, value, error) { Outside = outside }));
}
