using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The page of optimal transport: its program compiles.</summary>
public sealed class TransportPageTests
{
    [Fact]
    public void The_program_compiles()
    {
        const string opening = "```csharp\n";
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "transport.md"));
        var start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var program = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        var compilation = Compiler.Compile(Compiler.Parse("using System;\n" + program, "Program.cs"));
        Assert.Empty(
            from problem in compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)).GetDiagnostics()
            where problem.Severity == DiagnosticSeverity.Error
            select problem.ToString()
        );
    }
}
