namespace FunctionalVae.Probability;

/// <summary>The categorical distribution of one of n outcomes, counted from 0, from logits: P(i) = e^lᵢ / Σ e^lⱼ.</summary>
public sealed record Categorical : IDistribution<int, LogMass>
{
    private Categorical(RealVector logits)
    {
        Logits = logits;
        // Less the largest first: the normaliser is then small, and rounds nothing away.
        var largest = logits.Max();
        RealVector shifted = [.. logits.Select(logit => logit - largest)];
        var normaliser = SpecialFunctions.LogSumExp(shifted);
        LogProbabilities = [.. shifted.Select(logit => logit - normaliser)];
    }

    /// <summary>The distribution of n logits; adding a number to all of them changes nothing.</summary>
    /// <exception cref="ArgumentException">There is no logit, or one is not finite.</exception>
    public static Categorical FromLogits(RealVector logits) =>
        new(Arguments.Finite(Arguments.NotEmpty(logits, nameof(logits)), nameof(logits)));

    /// <summary>The logits lᵢ as given, n values.</summary>
    public RealVector Logits { get; }

    /// <summary>The log-probabilities log P(i) = lᵢ − log Σ e^lⱼ, n values in nats.</summary>
    public RealVector LogProbabilities { get; }

    /// <summary>The number of outcomes, n.</summary>
    public int Outcomes => Logits.Count;

    /// <summary>The probabilities P(i), n values: the mean of the outcome as a one-hot vector.</summary>
    public RealVector Mean => RealVector.From(LogProbabilities.Select(Math.Exp));

    /// <summary>The covariance of the outcome as a one-hot vector: diag P − P·Pᵀ, [n, n].</summary>
    public RealMatrix Covariance
    {
        get
        {
            var mean = Mean;
            return RealMatrix.Of(Outcomes, Outcomes, (row, column) => (row == column ? mean[row] : 0) - (mean[row] * mean[column]));
        }
    }

    /// <summary>The entropy −Σ P·log P, in nats.</summary>
    public double Entropy => DiscreteEntropy.Of(LogProbabilities);

    /// <summary>The log-probability log P(i), in nats; −∞ for an outcome that does not exist.</summary>
    public LogMass LogProbability(int point) => new((uint)point < (uint)Outcomes ? LogProbabilities[point] : double.NegativeInfinity);

    /// <summary>The first outcome whose cumulated probability exceeds a uniform draw.</summary>
    public int Sample(Key key)
    {
        var rest = KeyDraws.Uniform(key, 0);
        for (var outcome = 0; outcome < Outcomes - 1; outcome++)
        {
            rest -= Math.Exp(LogProbabilities[outcome]);
            if (rest < 0)
            {
                return outcome;
            }
        }

        return Outcomes - 1;
    }
}
