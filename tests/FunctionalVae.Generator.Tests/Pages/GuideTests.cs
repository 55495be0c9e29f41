using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>The guide's C#, block after block, is one program that compiles.</summary>
public sealed class GuideTests
{
    [Fact]
    public void The_guides_program_compiles()
    {
        var blocks = Blocks(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide.md")));
        Assert.True(blocks.Count >= 5);
        var usings = "using System; using System.Collections.Generic; using System.Linq;\n";
        // The last block is another program: the command line of one's own.
        var program = usings + string.Concat(blocks.Skip(1).SkipLast(1));
        var compilation = Compiler.Compile(Compiler.Parse(blocks[0], "PointsVae.cs"), Compiler.Parse(program, "Program.cs"));
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        Assert.Empty(run.Diagnostics.Select(problem => problem.ToString()));
        Assert.Empty(
            from problem in run.Output.GetDiagnostics()
            where problem.Severity == DiagnosticSeverity.Error
            select problem.ToString()
        );
    }

    private static List<string> Blocks(string page)
    {
        var blocks = new List<string>();
        const string opening = "```csharp\n";
        for (var at = page.IndexOf(opening, StringComparison.Ordinal); at >= 0; at = page.IndexOf(opening, at, StringComparison.Ordinal))
        {
            at += opening.Length;
            var end = page.IndexOf("```", at, StringComparison.Ordinal);
            blocks.Add(page[at..end]);
            at = end;
        }

        return blocks;
    }
}
