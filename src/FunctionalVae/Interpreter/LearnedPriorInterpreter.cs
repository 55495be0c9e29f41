using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>The diagonal normal posterior against a trained normal prior, in float64, from KL = ½ Σ [p − ℓ + (e^ℓ + (μ − m)²)/e^p − 1].</summary>
internal static class LearnedPriorInterpreter
{
    public static void Kl(LearnedPriorKl op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        var k = op.PriorMean.Count;
        Array.Clear(memory.Kl);
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var i = 0; i < k; i++)
            {
                var mean = head[(b * 2 * k) + i];
                var l = head[(b * 2 * k) + k + i];
                var p = memory.Parameter(op.PriorLogVariance, 0, i);
                var squared = Math.Exp(l) + Math.Pow(mean - memory.Parameter(op.PriorMean, 0, i), 2);
                memory.Kl[b] += 0.5 * (p - l + (squared / Math.Exp(p)) - 1);
            }
        }
    }

    public static void Backward(LearnedPriorGradient op, InterpreterMemory memory)
    {
        var head = memory[op.Head];
        var gradient = memory[op.HeadGradient];
        var k = op.PriorMean.Count;
        var weight = op.Beta * memory.KlWeight / memory.BatchSize;
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var i = 0; i < k; i++)
            {
                var mean = (b * 2 * k) + i;
                var l = head[mean + k];
                var variance = Math.Exp(l);
                var prior = Math.Exp(memory.Parameter(op.PriorLogVariance, 0, i));
                var d = head[mean] - memory.Parameter(op.PriorMean, 0, i);
                var dz = memory[op.DrawGradient][(b * k) + i];
                gradient[mean] = dz + (weight * d / prior);
                gradient[mean + k] =
                    Math.Abs(l) < ClampLogVariance.Bound
                        ? 0.5 * ((dz * Math.Sqrt(variance) * memory[op.Noise][(b * k) + i]) + (weight * ((variance / prior) - 1)))
                        : 0;
                memory.ParameterGradient(op.PriorMean, 0, i) -= weight * d / prior;
                memory.ParameterGradient(op.PriorLogVariance, 0, i) += 0.5 * weight * (1 - ((variance + (d * d)) / prior));
            }
        }
    }
}
