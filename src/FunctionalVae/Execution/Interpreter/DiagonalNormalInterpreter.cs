using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>The diagonal normal posterior of one example in float64; the head is (μ, ℓ).</summary>
internal static class DiagonalNormalInterpreter
{
    /// <summary>ℓ within its bounds; a clamped one is a constant.</summary>
    public static Dual[] Clamp(Dual[] head, InterpreterMemory memory) =>
        [
            .. head.Select(
                (value, i) =>
                {
                    if (i < head.Length / 2)
                    {
                        return value;
                    }

                    const double bound = ClampLogVariance.Bound;
                    memory.NearKink(Math.Abs(Math.Abs(value.Value) - bound), bound);
                    return Math.Abs(value.Value) < bound ? value : Math.Clamp(value.Value, -bound, bound);
                }
            ),
        ];

    /// <summary>μ + e^(ℓ/2) ε.</summary>
    public static Dual[] Draw(Dual[] head, Dual[] noise) =>
        [.. noise.Select((epsilon, i) => head[i] + (Dual.Sqrt(Dual.Exp(head[noise.Length + i])) * epsilon))];

    /// <summary>½ Σ [μ² + e^ℓ − ℓ − 1].</summary>
    public static Dual Kl(Dual[] head)
    {
        Dual sum = 0;
        for (var i = 0; i < head.Length / 2; i++)
        {
            sum += 0.5 * ((head[i] * head[i]) + Dual.ExpMinusLinear(head[(head.Length / 2) + i]));
        }

        return sum;
    }

    /// <summary>½ Σ [p − ℓ + (e^ℓ + (μ − m)²)/e^p − 1].</summary>
    public static Dual Kl(Dual[] head, ReadOnlySpan<Dual> priorMean, ReadOnlySpan<Dual> priorLogVariance)
    {
        Dual sum = 0;
        for (var i = 0; i < priorMean.Length; i++)
        {
            var l = head[priorMean.Length + i];
            var distance = head[i] - priorMean[i];
            var squared = Dual.Exp(l) + (distance * distance);
            sum += 0.5 * (priorLogVariance[i] - l + (squared / Dual.Exp(priorLogVariance[i])) - 1);
        }

        return sum;
    }

    /// <summary>log q(z|x) − log p(z), density by density; without a prior's moments it is the standard normal.</summary>
    public static Dual DrawnKl(Dual[] head, Dual[] z, ReadOnlySpan<Dual> priorMean, ReadOnlySpan<Dual> priorLogVariance)
    {
        Dual sum = 0;
        for (var i = 0; i < z.Length; i++)
        {
            sum += LogNormal(z[i], head[i], head[z.Length + i]);
            sum -= priorMean.IsEmpty ? LogNormal(z[i], 0, 0) : LogNormal(z[i], priorMean[i], priorLogVariance[i]);
        }

        return sum;
    }

    private static Dual LogNormal(Dual z, Dual mean, Dual logVariance)
    {
        var distance = z - mean;
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (distance * distance / Dual.Exp(logVariance)));
    }
}
