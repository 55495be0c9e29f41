using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>Normal log-densities with fixed and trained variances, in float64.</summary>
internal static class NormalDensityInterpreter
{
    public static void Score(FixedNormalLogDensity op, InterpreterMemory memory) => Score(op.Mean, op.Target, memory, _ => op.Variance);

    public static void Score(LearnedNormalLogDensity op, InterpreterMemory memory) =>
        Score(op.Mean, op.Target, memory, column => op.Floor + Math.Exp(Scale(op.LogScale, column, memory)));

    public static void Backward(FixedNormalGradient op, InterpreterMemory memory)
    {
        var mean = memory[op.Mean];
        var target = memory[op.Target];
        var gradient = memory[op.MeanGradient];
        for (var i = 0; i < mean.Length; i++)
        {
            gradient[i] = (mean[i] - target[i]) / op.Variance / memory.BatchSize;
        }
    }

    public static void Backward(LearnedNormalGradient op, InterpreterMemory memory)
    {
        var mean = memory[op.Mean];
        var target = memory[op.Target];
        var gradient = memory[op.MeanGradient];
        for (var i = 0; i < mean.Length; i++)
        {
            var column = i % op.Mean.Width;
            var trained = Math.Exp(Scale(op.LogScale, column, memory));
            var variance = op.Floor + trained;
            var error = mean[i] - target[i];
            gradient[i] = error / variance / memory.BatchSize;
            // d/ds of ½ (error²/σ² + log σ²), σ² = floor + e^s.
            memory.ParameterGradient(op.LogScale, 0, op.LogScale.Count == 1 ? 0 : column) +=
                0.5 * ((1 / variance) - (error * error / (variance * variance))) * trained / memory.BatchSize;
        }
    }

    private static double Scale(PlanParameter scale, int column, InterpreterMemory memory) =>
        memory.Parameter(scale, 0, scale.Count == 1 ? 0 : column);

    private static void Score(PlanBuffer meanBuffer, PlanBuffer targetBuffer, InterpreterMemory memory, Func<int, double> variance)
    {
        var mean = memory[meanBuffer];
        var target = memory[targetBuffer];
        Array.Clear(memory.Reconstruction);
        for (var i = 0; i < mean.Length; i++)
        {
            var v = variance(i % meanBuffer.Width);
            memory.Reconstruction[i / meanBuffer.Width] -=
                (0.5 * ((Math.Pow(target[i] - mean[i], 2) / v) + Math.Log(v))) + NormalDistribution.HalfLogTwoPi;
        }
    }
}
