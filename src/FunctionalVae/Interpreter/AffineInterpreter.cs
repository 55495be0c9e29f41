using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>The affine map and its derivatives, as sums over indices.</summary>
internal static class AffineInterpreter
{
    public static void Forward(Affine op, InterpreterMemory memory)
    {
        var x = memory[op.Input];
        var y = memory[op.Output];
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var m = 0; m < op.Output.Width; m++)
            {
                var sum = memory.Parameter(op.Bias, 0, m);
                for (var n = 0; n < op.Input.Width; n++)
                {
                    sum += x[(b * op.Input.Width) + n] * memory.Parameter(op.Weight, n, m);
                }

                y[(b * op.Output.Width) + m] = sum;
            }
        }
    }

    public static void Backward(AffineParameterGradient op, InterpreterMemory memory)
    {
        var x = memory[op.Input];
        var dy = memory[op.OutputGradient];
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var m = 0; m < op.OutputGradient.Width; m++)
            {
                var g = dy[(b * op.OutputGradient.Width) + m];
                memory.ParameterGradient(op.Bias, 0, m) += g;
                for (var n = 0; n < op.Input.Width; n++)
                {
                    memory.ParameterGradient(op.Weight, n, m) += x[(b * op.Input.Width) + n] * g;
                }
            }
        }
    }

    public static void Backward(AffineInputGradient op, InterpreterMemory memory)
    {
        var dx = memory[op.InputGradient];
        var dy = memory[op.OutputGradient];
        for (var b = 0; b < memory.BatchSize; b++)
        {
            for (var n = 0; n < op.InputGradient.Width; n++)
            {
                var sum = 0.0;
                for (var m = 0; m < op.OutputGradient.Width; m++)
                {
                    sum += dy[(b * op.OutputGradient.Width) + m] * memory.Parameter(op.Weight, n, m);
                }

                dx[(b * op.InputGradient.Width) + n] = sum;
            }
        }
    }
}
