using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>Layer normalisation in float64; the derivative is taken through mean and variance by the chain rule.</summary>
internal static class LayerNormInterpreter
{
    public static void Forward(LayerNormalise op, InterpreterMemory memory)
    {
        var n = op.Input.Width;
        var output = memory[op.Output];
        for (var b = 0; b < memory.BatchSize; b++)
        {
            var x = memory[op.Input].AsSpan(b * n, n);
            var (mean, variance) = Moments(x);
            for (var i = 0; i < n; i++)
            {
                output[(b * n) + i] =
                    (memory.Parameter(op.Gain, 0, i) * (x[i] - mean) / Math.Sqrt(variance + op.Epsilon)) + memory.Parameter(op.Bias, 0, i);
            }
        }
    }

    public static void Backward(LayerNormaliseGradient op, InterpreterMemory memory)
    {
        var n = op.Input.Width;
        for (var b = 0; b < memory.BatchSize; b++)
        {
            var x = memory[op.Input].AsSpan(b * n, n);
            var dy = memory[op.OutputGradient].AsSpan(b * n, n);
            var dx = memory[op.InputGradient].AsSpan(b * n, n);
            var (mean, variance) = Moments(x);
            var deviation = Math.Sqrt(variance + op.Epsilon);
            double meanGradient = 0;
            double varianceGradient = 0;
            for (var i = 0; i < n; i++)
            {
                memory.ParameterGradient(op.Gain, 0, i) += dy[i] * (x[i] - mean) / deviation;
                memory.ParameterGradient(op.Bias, 0, i) += dy[i];
                var g = dy[i] * memory.Parameter(op.Gain, 0, i);
                meanGradient -= g / deviation;
                varianceGradient -= 0.5 * g * (x[i] - mean) / Math.Pow(deviation, 3);
            }

            for (var i = 0; i < n; i++)
            {
                var g = dy[i] * memory.Parameter(op.Gain, 0, i);
                dx[i] = (g / deviation) + (meanGradient / n) + (varianceGradient * 2 * (x[i] - mean) / n);
            }
        }
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (var value in x)
        {
            sum += value;
        }

        var mean = sum / x.Length;
        double squares = 0;
        foreach (var value in x)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / x.Length);
    }
}
