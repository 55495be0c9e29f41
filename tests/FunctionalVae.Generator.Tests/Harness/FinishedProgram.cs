using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>A program after several generators have run: ours, and one that makes what comments ask for.</summary>
internal static class FinishedProgram
{
    /// <summary>What the generators and then the analyzer say, errors of the compiler's excluded.</summary>
    public static ImmutableArray<Diagnostic> Diagnostics(CSharpCompilation input) => Run(input).Diagnostics;

    public static (Compilation Output, ImmutableArray<Diagnostic> Diagnostics) Run(CSharpCompilation input)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new VaeGenerator().AsSourceGenerator(), new CommentGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)input.SyntaxTrees[0].Options
        );
        driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var reported);
        var analyzed = output.WithAnalyzers([new UnreadSpecAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return (output, [.. reported, .. analyzed]);
    }

    /// <summary>
    /// Another generator: what follows <c>// Generated:</c> in a line becomes code in a file of its own, and what follows
    /// <c>// Generated secretly:</c> in one whose name does not say so.
    /// </summary>
    private sealed class CommentGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider,
                static (output, compilation) =>
                {
                    output.AddSource("Made.g.cs", Made(compilation, "// Generated: "));
                    output.AddSource("Secret.cs", Made(compilation, "// Generated secretly: "));
                }
            );

        private static string Made(Compilation compilation, string mark) =>
            string.Join(
                "\n",
                compilation
                    .SyntaxTrees.SelectMany(tree => tree.GetText().Lines)
                    .Select(line => line.ToString().Trim())
                    .Where(line => line.StartsWith(mark, StringComparison.Ordinal))
                    .Select(line => line[mark.Length..])
            );
    }
}
