namespace FunctionalVae.Interpreter;

/// <summary>Activations in float64.</summary>
internal static class ActivationInterpreter
{
    public static Dual[] Run(Activation function, Dual[] input, InterpreterMemory memory)
    {
        if (function is Activation.Relu or Activation.LeakyRelu)
        {
            memory.NearKink(input.Min(x => Math.Abs(x.Value)), input.Max(x => Math.Abs(x.Value)));
        }

        return [.. input.Select(x => Value(function, x))];
    }

    private static Dual Value(Activation function, Dual x) =>
        function switch
        {
            Activation.Relu => x.Value > 0 ? x : 0,
            Activation.Tanh => Dual.Tanh(x),
            Activation.Gelu => x * Dual.NormalCumulative(x),
            Activation.LeakyRelu => x.Value > 0 ? x : 0.01 * x,
            Activation.Sigmoid => Dual.Sigmoid(x),
            Activation.Softplus => Dual.Softplus(x),
            Activation.Silu => x * Dual.Sigmoid(x),
            Activation.Elu => x.Value > 0 ? x : Dual.Expm1(x),
            _ => throw new NotSupportedException($"The interpreter does not know the activation {function}."),
        };
}
