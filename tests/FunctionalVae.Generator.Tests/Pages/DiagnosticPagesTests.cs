using FunctionalVae.Generator.Reporting;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests;

/// <summary>Every diagnostic has a help page, whose examples are what they say.</summary>
public sealed class DiagnosticPagesTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> Ids => new(Descriptors.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_a_page_for_each_diagnostic_and_no_other()
    {
        var pages = Directory.GetFiles(Pages, "FVAE*.md").Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.Equal(Descriptors.All.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        var contents = File.ReadAllText(Path.Combine(Pages, "README.md"));
        Assert.All(
            Descriptors.All.Values,
            descriptor =>
                Assert.Contains($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} |", contents, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_as_the_diagnostic(string id)
    {
        Assert.StartsWith(
            $"# {id}: {Descriptors.Find(id).Title}\n",
            File.ReadAllText(Path.Combine(Pages, id + ".md")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_gives_the_diagnostic_and_the_right_one_none(string id)
    {
        var blocks = File.ReadAllText(Path.Combine(Pages, id + ".md"))
            .Split("```csharp\n")
            .Skip(1)
            .Select(block => block.Split("```")[0])
            .ToList();
        Assert.Equal(2, blocks.Count);
        var (_, wrong) = FinishedProgram.Run(Compile(blocks[0]));
        Assert.All(wrong, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.NotEmpty(wrong);

        var (output, right) = FinishedProgram.Run(Compile(blocks[1]));
        Assert.Empty(right.Select(diagnostic => diagnostic.ToString()));
        Assert.Contains(output.SyntaxTrees, tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static CSharpCompilation Compile(string source)
    {
        // The one example about the language version says it in its first line.
        var version = source.StartsWith("// <LangVersion>11<", StringComparison.Ordinal)
            ? LanguageVersion.CSharp11
            : LanguageVersion.CSharp12;
        // And some what their project references.
        return Compiler
            .Compile(Compiler.Parse(source, version: version))
            .AddReferences(
                source.StartsWith("// <PackageReference Include=\"FunctionalVae.Diff\"", StringComparison.Ordinal) ? Backends.Diff : []
            );
    }
}
