namespace FunctionalVae.Probability.Tests;

/// <summary>Values of the distributions of outcomes that are counted; computed with mpmath 1.3 at 80 digits.</summary>
public sealed class DiscreteDistributionTests
{
    [Fact]
    public void Bernoulli_of_logit_0_7()
    {
        var p = Bernoulli.FromLogit(0.7);
        Close(0.6681877721681662, p.Mean);
        Close(0.22171287329310904, p.Variance);
        Close(-0.4031860488854579, p.LogProbability(1).Nats);
        Close(-1.103186048885458, p.LogProbability(0).Nats);
        Close(0.6354546083677416, p.Entropy);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(2).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(-1).Nats);
        Close(0.7, Bernoulli.FromProbability(0.6681877721681662).Logit);
        Assert.Equal(0, Bernoulli.FromLogit(1e308).Entropy);
    }

    [Fact]
    public void Categorical_of_three()
    {
        var p = Categorical.FromLogits([1, -1, 0.5]);
        double[] logs = [-0.5549569196419907, -2.554956919641991, -1.0549569196419906];
        double[] mean = [0.5740969929676946, 0.07769557914857059, 0.3482074278837349];
        for (var i = 0; i < 3; i++)
        {
            Close(logs[i], p.LogProbability(i).Nats);
            Close(logs[i], p.LogProbabilities[i]);
            Close(mean[i], p.Mean[i]);
            Close(mean[i] * (1 - mean[i]), p.Covariance[i, i]);
        }

        Close(-mean[0] * mean[2], p.Covariance[0, 2]);
        Close(0.8844517918809992, p.Entropy);
        Assert.Equal(3, p.Outcomes);
        Assert.Equal([1, -1, 0.5], p.Logits);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(3).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(-1).Nats);
        // −2e308 is not a float64 number: an outcome of probability 0 adds nothing.
        Assert.Equal(0, Categorical.FromLogits([1e308, -1e308]).Entropy);
    }

    // {0, 1, 3} moved by what float64 holds exactly: every digit stays.
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e8)]
    [InlineData(1e12)]
    [InlineData(1e15)]
    [InlineData(-1e15)]
    public void Categorical_does_not_change_when_all_logits_move(double shift)
    {
        var p = Categorical.FromLogits([shift, shift + 1, shift + 3]);
        Close(-3.169846019556285649, p.LogProbabilities[0]);
        Close(-2.169846019556285649, p.LogProbabilities[1]);
        Close(-0.1698460195562856488, p.LogProbabilities[2]);
    }

    [Fact]
    public void Categorical_keeps_the_little_that_a_likely_outcome_lacks()
    {
        Close(-1.928749847963917783e-22, Categorical.FromLogits([0, -50]).LogProbabilities[0]);
        Close(-1.928749847963917783e-22, SpecialFunctions.LogSumExp([-50, 0]) * -1);
    }

    [Fact]
    public void Discretised_logistic_of_four_levels()
    {
        var p = DiscretizedLogistic.FromScale(1.25, 0.5, 4);
        double[] logs = [-1.7014132779827524, -0.8209037200317182, -1.1983801763415154, -2.5788897342925496];
        for (var i = 0; i < 4; i++)
        {
            Close(logs[i], p.LogProbability(i).Nats);
            Close(logs[i], p.LogProbabilities[i]);
        }

        Close(1.2709733250130326, p.Mean);
        Close(0.7141141897996138, p.Variance);
        Close(1.2287667936962905, p.Entropy);
        Assert.Equal((1.25, 0.5, 4), (p.Location, p.Scale, p.Levels));
        Assert.Equal(double.NegativeInfinity, p.LogProbability(4).Nats);
        Assert.Equal(double.NegativeInfinity, p.LogProbability(-1).Nats);
    }

    [Fact]
    public void Discretised_logistic_below_its_levels()
    {
        var p = DiscretizedLogistic.FromScale(-3, 0.125, 3);
        double[] logs = [-6.914400106937813e-13, -28.00033551890877, -36.0];
        for (var i = 0; i < 3; i++)
        {
            Close(logs[i], p.LogProbability(i).Nats);
        }

        Close(6.916719629765665e-13, p.Mean);
        Close(6.921358675421368e-13, p.Variance);
        Close(2.005384784175017e-11, p.Entropy);
        // So narrow that 1/s and all but one of the levels are beyond float64's exponentials.
        Assert.Equal(0, DiscretizedLogistic.FromScale(1, 1e-152, 3).LogProbability(1).Nats);
        Assert.Equal(0, DiscretizedLogistic.FromScale(1, 1e-152, 3).Entropy);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 4e-15 * Math.Abs(expected));
}
