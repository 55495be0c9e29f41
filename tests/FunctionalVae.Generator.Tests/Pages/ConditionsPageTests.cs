using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The page of conditional models: its program compiles, over the zoo's model.</summary>
public sealed class ConditionsPageTests
{
    [Fact]
    public void The_program_compiles()
    {
        const string opening = "```csharp\n";
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "conditions.md"));
        var start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var program = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        var run = GeneratorRun.Of("using System;\n" + program, Zoo("ConditionalDigits.cs"), Zoo("Blocks.cs"));
        Assert.Empty(
            from problem in run.Output.WithOptions(run.Output.Options.WithOutputKind(OutputKind.ConsoleApplication)).GetDiagnostics()
            where problem.Severity == DiagnosticSeverity.Error
            select problem.ToString()
        );
    }

    private static string Zoo(string file) => File.ReadAllText(Path.Combine(Repository.Root, "specs", file));
}
