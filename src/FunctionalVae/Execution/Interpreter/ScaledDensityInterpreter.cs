using System.Collections.Concurrent;
using FunctionalVae.Formulas;
using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Densities with a variance in float64, in nats.</summary>
internal static class ScaledDensityInterpreter
{
    private static readonly ConcurrentDictionary<ScaledDensity, Func<Dual[], Dual>> Functions = new();

    public static Dual Run(ScaledLogDensity op, InterpreterMemory memory)
    {
        var density = Functions.GetOrAdd(
            op.Density,
            static density =>
                FormulaInterpreter.Compile(density.Term + density.Constant, ScaledDensity.X, ScaledDensity.Mean, ScaledDensity.Variance)
        );
        var (mean, target) = (memory[op.Mean], memory[op.Target]);
        Dual[] variances = op.Scale.LogScale is { } logScale
            ? [.. memory[logScale].ToArray().Select(s => op.Scale.Number + Dual.Exp(s))]
            : [op.Scale.Number];
        if (op.Density.HasKinkAtMean)
        {
            memory.NearKink(mean.Zip(target, (m, x) => Math.Abs(x.Value - m.Value)).Min(), mean.Max(m => Math.Abs(m.Value)));
        }

        Dual sum = 0;
        for (var i = 0; i < mean.Length; i++)
        {
            sum += density([target[i], mean[i], variances[i % variances.Length]]);
        }

        return sum;
    }
}
