using Microsoft.CodeAnalysis;

namespace FunctionalVae.KernelWriter;

/// <summary>Writes the engine's kernels that are formulas of the vocabulary. They depend on nothing in the project that they are written into.</summary>
[Generator]
public sealed class KernelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(output =>
        {
            foreach (var (name, text) in KernelFiles.All())
            {
                output.AddSource(name, text);
            }
        });
}
