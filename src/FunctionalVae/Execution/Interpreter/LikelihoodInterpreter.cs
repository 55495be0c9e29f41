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
}
