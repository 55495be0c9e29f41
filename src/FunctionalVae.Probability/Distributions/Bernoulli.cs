namespace FunctionalVae.Probability;

/// <summary>The Bernoulli distribution of one outcome, 0 or 1, from its logit l = log(p / (1 − p)).</summary>
public sealed record Bernoulli : IDistribution<int, LogMass>, IScalarMoments
{
    private Bernoulli(double logit) => Logit = logit;

    /// <summary>The distribution of a logit l: P(1) = 1 / (1 + e^−l).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logit"/> is not finite.</exception>
    public static Bernoulli FromLogit(double logit) => new(Arguments.Finite(logit, nameof(logit)));

    /// <summary>The distribution of a probability p: P(1) = p.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not strictly between 0 and 1.</exception>
    public static Bernoulli FromProbability(double probability) =>
        new(SpecialFunctions.Logit(Arguments.InsideUnit(probability, nameof(probability))));

    /// <summary>The logit l.</summary>
    public double Logit { get; }

    /// <summary>The mean P(1).</summary>
    public double Mean => SpecialFunctions.Sigmoid(Logit);

    /// <summary>The variance P(1)·P(0).</summary>
    public double Variance => SpecialFunctions.Sigmoid(Logit) * SpecialFunctions.Sigmoid(-Logit);

    /// <summary>The entropy −Σ P·log P, in nats.</summary>
    public double Entropy =>
        (SpecialFunctions.Sigmoid(Logit) * SpecialFunctions.Softplus(-Logit))
        + (SpecialFunctions.Sigmoid(-Logit) * SpecialFunctions.Softplus(Logit));

    /// <summary>−softplus(−l) of 1 and −softplus(l) of 0, in nats; −∞ of any other outcome.</summary>
    public LogMass LogProbability(int point) =>
        point switch
        {
            0 => new(-SpecialFunctions.Softplus(Logit)),
            1 => new(-SpecialFunctions.Softplus(-Logit)),
            _ => new(double.NegativeInfinity),
        };

    /// <summary>1 with probability P(1), else 0.</summary>
    public int Sample(Key key) => KeyDraws.Uniform(key, 0) < Mean ? 1 : 0;
}
