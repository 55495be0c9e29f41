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
        return Array.ConvertAll(input, x => function([x]));
    }
}
