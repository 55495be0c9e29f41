using System.Collections.Concurrent;

namespace FunctionalVae.Interpreter;

/// <summary>Activations in float64.</summary>
internal static class ActivationInterpreter
{
    private static readonly ConcurrentDictionary<Activation, Func<Dual[], Dual>> Functions = new();
    private static readonly ConcurrentDictionary<Activation, Func<Dual[], Dual>> Slopes = new();

    public static Dual[] Run(Activation activation, Dual[] input, InterpreterMemory memory)
    {
        foreach (var kink in activation.Formula().Kinks)
        {
            memory.NearKink(input.Min(x => Math.Abs(x.Value - kink)), input.Max(x => Math.Abs(x.Value)));
        }

        var function = Functions.GetOrAdd(
            activation,
            static activation => FormulaInterpreter.Compile(activation.Formula().Value, ActivationFormula.X)
        );
        return memory.SlopeError == 0
            ? Array.ConvertAll(input, x => function([x]))
            : Array.ConvertAll(input, x => Off(activation, function([x]), x, memory.SlopeError));
    }

    // The same number, with the slope that a rounded output gives.
    private static Dual Off(Activation activation, Dual y, Dual x, double error)
    {
        var byOutput = Slopes.GetOrAdd(
            activation,
            static activation =>
                FormulaInterpreter.Compile(activation.Formula().SlopeByOutput, [ActivationFormula.Y, ActivationFormula.Gradient])
        );
        return y + (error * Math.Abs(y.Value * byOutput([y.Value, 1]).Value) * (x - x.Value));
    }
}
