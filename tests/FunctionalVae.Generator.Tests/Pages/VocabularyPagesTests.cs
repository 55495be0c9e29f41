using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>Every record of the vocabulary has a page, listed, whose examples compile.</summary>
public sealed class VocabularyPagesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "vocabulary");

    private static readonly string[] Names =
    [
        .. typeof(VaeSpec)
            .Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "FunctionalVae" && type.IsSealed && type.GetMethod("<Clone>$") is not null)
            .Where(type => type != typeof(SpecProblem) && type != typeof(Shape) && type != typeof(ParameterTensor))
            // What a table and an objective say of themselves.
            .Where(type => type != typeof(TableLayout) && type != typeof(ColumnPlace) && type != typeof(WeighedDivergence))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Records => [.. Names];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_has_a_page_that_is_listed_and_whose_examples_compile(string record)
    {
        var page = File.ReadAllText(Path.Combine(Folder, record + ".md"));
        Assert.StartsWith($"# {record}\n", page, StringComparison.Ordinal);
        Assert.Contains($"[{record}]({record}.md)", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var block = page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Trim();
        Assert.Contains($"new {record}(", block, StringComparison.Ordinal);
        // A block is one expression over several lines, or an expression a line.
        foreach (var example in block.Contains("\n    ", StringComparison.Ordinal) ? [block] : block.Split('\n'))
        {
            AssertCompiles(example);
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_is_told_of_in_the_changelog(string record) =>
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")).Contains($"`{record}`", StringComparison.Ordinal)
                || record == nameof(VaeSpec),
            $"The changelog does not name {record}."
        );

    [Theory]
    [InlineData("docs/guide.md")]
    [InlineData("docs/commands.md")]
    [InlineData("docs/functions.md")]
    [InlineData("docs/figures.md")]
    [InlineData("docs/performance.md")]
    [InlineData("docs/backends.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/laws.md")]
    [InlineData("docs/mutation.md")]
    [InlineData("docs/vocabulary/README.md")]
    [InlineData("docs/platforms.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/diagnostics/README.md")]
    public void The_readme_leads_to_every_part_of_the_documentation(string page) =>
        Assert.Contains($"]({page})", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    // As a member that the specification need not use.
    private static void AssertCompiles(string expression)
    {
        var run = GeneratorRun.Of(Sources.Model(Sources.Valid, $"static object Example => {expression};"));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public void No_page_is_about_nothing()
    {
        var pages = Directory
            .GetFiles(Folder, "*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name != "README");
        Assert.Equal(Names, pages.Order(StringComparer.Ordinal));
    }
}
