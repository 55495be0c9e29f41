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

    /// <summary>½ [μ² + e^ℓ − ℓ − 1] of each dimension.</summary>
    public static Dual[] Kls(Dual[] head)
    {
        var kls = new Dual[head.Length / 2];
        for (var i = 0; i < kls.Length; i++)
        {
            kls[i] = 0.5 * ((head[i] * head[i]) + Dual.ExpMinusLinear(head[kls.Length + i]));
        }

        return kls;
    }

    /// <summary>½ [p − ℓ + (e^ℓ + (μ − m)²)/e^p − 1] of each dimension.</summary>
    public static Dual[] Kls(Dual[] head, ReadOnlySpan<Dual> priorMean, ReadOnlySpan<Dual> priorLogVariance)
    {
        var kls = new Dual[priorMean.Length];
        for (var i = 0; i < kls.Length; i++)
        {
            var l = head[kls.Length + i];
            var distance = head[i] - priorMean[i];
            var squared = Dual.Exp(l) + (distance * distance);
            kls[i] = 0.5 * (priorLogVariance[i] - l + (squared / Dual.Exp(priorLogVariance[i])) - 1);
        }

        return kls;
    }

    /// <summary>Their sum, in which those of free dimensions are constants.</summary>
    public static Dual Sum(Dual[] kls, FreeBitsInterpreter? free)
    {
        Dual sum = 0;
        for (var i = 0; i < kls.Length; i++)
        {
            sum += free is not null && free.IsShut(i) ? kls[i].Value : kls[i];
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

    /// <summary>log q(z|x) − log p(z), density by density, where p(z) is that of u = f(z) less the logarithms of the scales that f divided by.</summary>
    public static Dual FlowDrawnKl(Dual[] head, Dual[] z, Dual[] u, Dual[] logScales)
    {
        Dual sum = 0;
        for (var i = 0; i < z.Length; i++)
        {
            sum += LogNormal(z[i], head[i], head[z.Length + i]) - LogNormal(u[i], 0, 0);
        }

        foreach (var logScale in logScales)
        {
            sum += logScale;
        }

        return sum;
    }

    private static Dual LogNormal(Dual z, Dual mean, Dual logVariance)
    {
        var distance = z - mean;
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (distance * distance / Dual.Exp(logVariance)));
    }
}
