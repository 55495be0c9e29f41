using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>The normal log-density with unit variance, in float64.</summary>
internal static class SquaredErrorInterpreter
{
    public static void Score(UnitNormalLogDensity op, InterpreterMemory memory)
    {
        var mean = memory[op.Mean];
        var target = memory[op.Target];
        Array.Clear(memory.Reconstruction);
        for (var i = 0; i < mean.Length; i++)
        {
            memory.Reconstruction[i / op.Mean.Width] -= (0.5 * Math.Pow(target[i] - mean[i], 2)) + NormalDistribution.HalfLogTwoPi;
        }
    }

    public static void Backward(UnitNormalGradient op, InterpreterMemory memory)
    {
        var mean = memory[op.Mean];
        var target = memory[op.Target];
        var gradient = memory[op.MeanGradient];
        for (var i = 0; i < mean.Length; i++)
        {
            gradient[i] = (mean[i] - target[i]) / memory.BatchSize;
        }
    }
}
