using System.Collections.Concurrent;

namespace FunctionalVae.Interpreter;

/// <summary>Activations in float64.</summary>
internal static class ActivationInterpreter
{
    private static readonly ConcurrentDictionary<Activation, Func<Dual[], Dual>> Functions = new();

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
        var error = activation.Formula().NeedsInput ? 0 : memory.SlopeError;
        return Array.ConvertAll(input, x => error == 0 ? function([x]) : Off(function([x]), x, error));
    }

    // The same number, with another slope.
    private static Dual Off(Dual y, Dual x, double error) => y + (error * Math.Abs(y.Value) * (x - x.Value));
}
