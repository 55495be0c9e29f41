using System.Collections.Concurrent;
using FunctionalVae.Formulas;
using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Densities of one value in float64, in nats.</summary>
internal static class ValueDensityInterpreter
{
    private static readonly ConcurrentDictionary<ValueDensity, Func<Dual[], Dual>> Functions = new();

    public static Dual Run(ValueLogDensity op, InterpreterMemory memory)
    {
        var function = Functions.GetOrAdd(
            op.Density,
            static density =>
                FormulaInterpreter.Compile(
                    density.LogDensity,
                    [ValueDensity.X, density.Output, .. density.Parameters.Select(parameter => parameter.Variable)]
                )
        );
        var (output, target) = (memory[op.Output], memory[op.Target]);
        var numbers = op.Numbers.Select(number => Values(number, memory)).ToArray();
        if (op.Density.HasKinkAtOutput)
        {
            memory.NearKink(output.Zip(target, (o, x) => Math.Abs(x.Value - o.Value)).Min(), output.Max(o => Math.Abs(o.Value)));
        }

        Dual sum = 0;
        for (var i = 0; i < output.Length; i++)
        {
            if (op.Observed is { } observed && memory[observed][i].Value == 0)
            {
                continue;
            }

            sum += function([target[i], output[i], .. numbers.Select(values => values[i % values.Length])]);
        }

        return sum;
    }

    private static Dual[] Values(DensityNumber number, InterpreterMemory memory) =>
        number.Log is { } log ? [.. memory[log].ToArray().Select(s => number.Number + Dual.Exp(s))] : [number.Number];
}
