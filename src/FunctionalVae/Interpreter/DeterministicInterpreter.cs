using FunctionalVae.Plans;

namespace FunctionalVae.Interpreter;

/// <summary>A latent without noise, and the dropout mask's product.</summary>
internal static class DeterministicInterpreter
{
    public static void Copy(PlanBuffer source, PlanBuffer destination, InterpreterMemory memory) =>
        memory[source].CopyTo(memory[destination], 0);

    public static void Mask(ApplyMask op, InterpreterMemory memory)
    {
        var input = memory[op.Input];
        var mask = memory[op.Mask];
        var output = memory[op.Output];
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = input[i] * mask[i];
        }
    }
}
