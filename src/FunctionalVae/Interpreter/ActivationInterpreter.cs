using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>Activations and their derivatives, one value at a time.</summary>
internal static class ActivationInterpreter
{
    public static void Forward(Activate op, InterpreterMemory memory)
    {
        var x = memory[op.Input];
        var y = memory[op.Output];
        if (op.Function is Activation.Relu or Activation.LeakyRelu)
        {
            memory.NearKink(x.Min(Math.Abs), x.Max(Math.Abs));
        }

        for (var i = 0; i < x.Length; i++)
        {
            y[i] = op.Function switch
            {
                Activation.Relu => x[i] > 0 ? x[i] : 0,
                Activation.Tanh => Math.Tanh(x[i]),
                Activation.Gelu => x[i] * NormalDistribution.Cumulative(x[i]),
                Activation.LeakyRelu => x[i] > 0 ? x[i] : 0.01 * x[i],
                Activation.Sigmoid => SpecialFunctions.Sigmoid(x[i]),
                Activation.Softplus => SpecialFunctions.Softplus(x[i]),
                Activation.Silu => x[i] * SpecialFunctions.Sigmoid(x[i]),
                Activation.Elu => x[i] > 0 ? x[i] : SpecialFunctions.Expm1(x[i]),
                _ => throw new NotSupportedException($"The interpreter does not know the activation {op.Function}."),
            };
        }
    }

    public static void Backward(ActivationGradient op, InterpreterMemory memory)
    {
        var saved = memory[op.Saved];
        var dy = memory[op.OutputGradient];
        var dx = memory[op.InputGradient];
        for (var i = 0; i < dx.Length; i++)
        {
            var s = saved[i];
            dx[i] =
                dy[i]
                * op.Function switch
                {
                    Activation.Relu => s > 0 ? 1 : 0,
                    Activation.Tanh => 1 - (s * s),
                    Activation.Gelu => NormalDistribution.Cumulative(s) + (s * Math.Exp((-0.5 * s * s) - NormalDistribution.HalfLogTwoPi)),
                    Activation.LeakyRelu => s > 0 ? 1 : 0.01,
                    Activation.Sigmoid => s * (1 - s),
                    Activation.Softplus => 1 - Math.Exp(-s),
                    Activation.Silu => SpecialFunctions.Sigmoid(s) * (1 + (s * (1 - SpecialFunctions.Sigmoid(s)))),
                    Activation.Elu => s > 0 ? 1 : s + 1,
                    _ => throw new NotSupportedException($"The interpreter does not know the activation {op.Function}."),
                };
        }
    }
}
