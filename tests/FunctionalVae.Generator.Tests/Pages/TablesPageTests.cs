using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The page of tables: the program that <c>train --table --emit</c> writes compiles, and so do the lines for programs.</summary>
public sealed class TablesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tables.md"));

    [Fact]
    public void The_emitted_model_compiles()
    {
        var program = Block("<!-- emitted -->\n```csharp\n");
        var run = GeneratorRun.Of("using FunctionalVae;\n" + program[program.IndexOf("[GenerateVae]", StringComparison.Ordinal)..]);
        Assert.Empty(run.Diagnostics.Select(problem => problem.ToString()));
        Assert.Empty(Errors(run.Output));
        Assert.NotEmpty(run.Result.GeneratedSources);
    }

    [Fact]
    public void The_lines_for_programs_compile()
    {
        var compilation = Compiler.Compile(Compiler.Parse(Block("<!-- program -->\n```csharp\n"), "Program.cs"));
        Assert.Empty(Errors(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))));
    }

    [Fact]
    public void The_program_with_rows_of_its_own_type_compiles()
    {
        const string usings = "using System; using System.Collections.Generic; using System.Linq;\n";
        var compilation = Compiler.Compile(Compiler.Parse(usings + Block("<!-- rows -->\n```csharp\n"), "Program.cs"));
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        Assert.Empty(run.Diagnostics.Select(problem => problem.ToString()));
        Assert.Empty(Errors(run.Output));
    }

    private static IEnumerable<string> Errors(Compilation compilation) =>
        from problem in compilation.GetDiagnostics()
        where problem.Severity == DiagnosticSeverity.Error
        select problem.ToString();

    private static string Block(string opening)
    {
        var start = Page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        Assert.True(start >= opening.Length, $"The page has no block that opens with {opening}");
        return Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
