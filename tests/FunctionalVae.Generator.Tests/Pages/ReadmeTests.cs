using System.Text.RegularExpressions;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The README's code is what it says: the samples' programs, and lines that the generator really writes for them.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Theory]
    [InlineData("```csharp", "pocket.cs")]
    [InlineData("<!-- points -->\n```csharp", "points.cs")]
    public void A_program_in_one_file_is_the_sample(string opening, string sample) => Assert.Equal(Sample("File", sample), Block(opening));

    [Fact]
    public void The_specification_compiles() =>
        Assert.DoesNotContain(Run(Specification).Output.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error);

    [Fact]
    public void The_generated_lines_are_real()
    {
        var output = Lines(Run(Specification).Result.GeneratedSources.Single().SourceText.ToString());
        var shown = Lines(Block("<!-- generated -->\n```csharp")).Where(line => line.Length > 0).ToList();
        Assert.True(shown.Count >= 10);
        Assert.All(shown, line => Assert.Contains(line, output));
    }

    [Fact]
    public void The_build_error_is_real()
    {
        var wrong = Specification.Replace("8, 8, Binarization: Binarization.Dynamic", "8, 8", StringComparison.Ordinal);
        var problem = Run(wrong).Diagnostics.Single();
        Assert.Contains($"error {problem.Id}: {problem.GetMessage()}", Readme, StringComparison.Ordinal);
        var place = Regex.Match(Readme, @"pocket\.cs\((\d+),(\d+)\)");
        var sample = Sample("File", "pocket.cs").Split('\n');
        var at = Array.FindIndex(sample, line => line.Contains("Likelihood:", StringComparison.Ordinal));
        Assert.Equal($"{at + 1}", place.Groups[1].Value);
        Assert.Equal($"{sample[at].IndexOf("new Bernoulli", StringComparison.Ordinal) + 1}", place.Groups[2].Value);
    }

    [Fact]
    public void The_FSharp_lines_are_the_samples()
    {
        Assert.Contains(Block("<!-- fsharp -->\n```fsharp").Trim(), Sample("Script", "pocket.fsx"), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(Readme, "```fsharp"));
    }

    [Fact]
    public void The_program_is_the_samples()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "functions.md"));
        Assert.Contains(Block("<!-- program -->\n```csharp", page).Trim(), Sample("CSharp", "Program.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet run -c Release --project src/FunctionalVae.Cli -- train DigitsVae --out runs/digits")]
    [InlineData("dotnet test FunctionalVae.sln -c Release")]
    public void A_clean_clone_has_two_commands_to_begin_with(string command) =>
        Assert.Contains($"\n{command}\n", Readme, StringComparison.Ordinal);

    [Fact]
    public void Packages_of_a_clone_are_asked_for_as_what_they_are()
    {
        // A version with a hyphen is taken only where somebody says so; dotnet new takes the newest of any.
        string[] pages = ["README.md", "docs/backends.md"];
        var asked = pages
            .SelectMany(page => File.ReadAllLines(Path.Combine(Repository.Root, page)))
            .Where(line => Regex.IsMatch(line, @"^dotnet (add package|tool install).* FunctionalVae"))
            .ToList();
        Assert.True(asked.Count >= 4);
        Assert.All(asked, line => Assert.Contains(" --prerelease", line, StringComparison.Ordinal));
    }

    // The program without its directives and statements: the declaration is a file of its own to the generator.
    private static string Specification =>
        "using FunctionalVae;\n" + Block("```csharp")[Block("```csharp").IndexOf("[GenerateVae]", StringComparison.Ordinal)..];

    private static string Sample(string folder, string file) => File.ReadAllText(Path.Combine(Repository.Root, "samples", folder, file));

    private static GeneratorRun Run(string source) => GeneratorRun.Of(source);

    private static string Block(string opening, string? page = null)
    {
        page ??= Readme;
        var start = page.IndexOf(opening + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no block that opens with {opening}");
        start += opening.Length + 1;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
