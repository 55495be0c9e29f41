namespace FunctionalVae.Interpreter;

/// <summary>Groups of values of which one is 1, of one example, in float64.</summary>
internal static class CategoricalInterpreter
{
    /// <summary>Σ over the groups of x·l − log Σ e^l.</summary>
    public static Dual LogMass(Dual[] logits, Dual[] target, int levels)
    {
        Dual sum = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += target[i] * logits[i];
        }

        // Of a group that is all 0 nothing is known.
        for (var at = 0; at < logits.Length; at += levels)
        {
            if (target.AsSpan(at, levels).ToArray().Any(x => x.Value != 0))
            {
                sum -= LogSumExp(logits.AsSpan(at, levels));
            }
        }

        return sum;
    }

    /// <summary>e^l / Σ e^l of a group.</summary>
    public static IEnumerable<Dual> Softmax(Dual[] logits)
    {
        var logTotal = LogSumExp(logits);
        return logits.Select(logit => Dual.Exp(logit - logTotal));
    }

    /// <summary>log Σ e^x, shifted by the largest.</summary>
    public static Dual LogSumExp(ReadOnlySpan<Dual> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value.Value);
        }

        Dual sum = 0;
        foreach (var value in values)
        {
            sum += Dual.Exp(value - largest);
        }

        return largest + Dual.Log(sum);
    }
}
