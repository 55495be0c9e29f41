namespace FunctionalVae.Probability.Tests;

public sealed class DiscreteLatentModelTests
{
    // States 0 and 1 in equal parts, which show a 1 with probability 0.2 and 0.6.
    private static readonly DiscreteLatentModel<int, LogMass> Coins = DiscreteLatentModel<int, LogMass>.From(
        Categorical.FromLogits([1, 1]),
        [Bernoulli.FromProbability(0.2), Bernoulli.FromProbability(0.6)]
    );

    [Fact]
    public void Evidence_posterior_and_joint_are_sums()
    {
        Assert.Equal(Math.Log(0.4), Coins.LogEvidence(1), 1e-15);
        Assert.Equal(Math.Log(0.6), Coins.LogEvidence(0), 1e-15);
        Assert.Equal(Math.Log(0.1), Coins.LogJoint(1)[0], 1e-15);
        Assert.Equal(Math.Log(0.3), Coins.LogJoint(1)[1], 1e-15);
        Assert.Equal(0.75, Coins.Posterior(1).Mean[1], 1e-15);
        Assert.Equal(2, Coins.Likelihoods.Count);
        Assert.Equal(2, Coins.Prior.Outcomes);
    }

    [Fact]
    public void The_bound_of_any_q()
    {
        var uniform = Coins.Elbo(Categorical.FromLogits([1, 1]), 1);
        Assert.Equal((Math.Log(0.2) + Math.Log(0.6)) / 2, uniform.Reconstruction, 1e-15);
        Assert.Equal(0, uniform.Kl);
        var skewed = Coins.Elbo(Categorical.FromLogits([0, Math.Log(3)]), 1);
        Assert.Equal((0.25 * Math.Log(0.2)) + (0.75 * Math.Log(0.6)), skewed.Reconstruction, 1e-15);
        Assert.Equal(Math.Log(0.4), skewed.Nats, 1e-15);
    }

    [Fact]
    public void What_no_state_shows_has_no_probability()
    {
        Assert.Equal(double.NegativeInfinity, Coins.LogEvidence(7));
        Assert.Equal(double.NegativeInfinity, Coins.Elbo(Categorical.FromLogits([0, -1000]), 7).Nats);
        Assert.StartsWith("logits[0] is -Infinity;", Assert.ThrowsAny<ArgumentException>(() => Coins.Posterior(7)).Message);
    }

    [Fact]
    public void Sizes_must_agree()
    {
        var likelihoods = Assert.Throws<ArgumentException>(() =>
            DiscreteLatentModel<int, LogMass>.From(Categorical.FromLogits([0, 0, 0]), Coins.Likelihoods)
        );
        Assert.StartsWith("likelihoods has 2 distributions, the prior has 3 states; they must agree.", likelihoods.Message);
        var q = Assert.Throws<ArgumentException>(() => Coins.Elbo(Categorical.FromLogits([0]), 1));
        Assert.StartsWith("q has 1 dimensions, p has 2; they must agree.", q.Message);
    }
}
