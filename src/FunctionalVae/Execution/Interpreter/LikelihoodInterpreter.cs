namespace FunctionalVae.Interpreter;

/// <summary>The reconstruction terms of one example in float64, in nats.</summary>
internal static class LikelihoodInterpreter
{
    /// <summary>Σ x·l − softplus(l).</summary>
    public static Dual CrossEntropy(Dual[] logits, Dual[] target)
    {
        Dual sum = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += (target[i] * logits[i]) - Dual.Softplus(logits[i]);
        }

        return sum;
    }

    /// <summary>Σ log N(x; x̂, σ²), with one variance for each value, or one for all.</summary>
    public static Dual Normal(Dual[] mean, Dual[] target, Dual[] variances)
    {
        Dual sum = 0;
        for (var i = 0; i < mean.Length; i++)
        {
            var variance = variances[variances.Length == 1 ? 0 : i];
            var error = target[i] - mean[i];
            sum -= (0.5 * ((error * error / variance) + Dual.Log(variance))) + NormalDistribution.HalfLogTwoPi;
        }

        return sum;
    }
}
