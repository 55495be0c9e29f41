using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>Cross-entropy from logits, in float64.</summary>
internal static class CrossEntropyInterpreter
{
    public static void Score(LogitCrossEntropy op, InterpreterMemory memory)
    {
        var logits = memory[op.Logits];
        var target = memory[op.Target];
        Array.Clear(memory.Reconstruction);
        for (var i = 0; i < logits.Length; i++)
        {
            memory.Reconstruction[i / op.Logits.Width] += (target[i] * logits[i]) - SpecialFunctions.Softplus(logits[i]);
        }
    }

    public static void Backward(LogitCrossEntropyGradient op, InterpreterMemory memory)
    {
        var logits = memory[op.Logits];
        var target = memory[op.Target];
        var gradient = memory[op.LogitsGradient];
        for (var i = 0; i < logits.Length; i++)
        {
            gradient[i] = (SpecialFunctions.Sigmoid(logits[i]) - target[i]) / memory.BatchSize;
        }
    }

    public static void Mean(SigmoidMean op, InterpreterMemory memory)
    {
        var logits = memory[op.Logits];
        var mean = memory[op.Mean];
        for (var i = 0; i < logits.Length; i++)
        {
            mean[i] = SpecialFunctions.Sigmoid(logits[i]);
        }
    }
}
