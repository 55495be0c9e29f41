using System.Text.RegularExpressions;
using FunctionalVae.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests;

/// <summary>The README's code is what it says: the sample's specification, and lines that the generator really writes for it.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void The_specification_is_the_samples_and_compiles()
    {
        var sample = File.ReadAllText(Path.Combine(Repository.Root, "samples", "CSharp", "PocketVae.cs"));
        var declaration = Specification[Specification.IndexOf("[GenerateVae]", StringComparison.Ordinal)..];
        Assert.Contains(declaration.TrimEnd(), sample, StringComparison.Ordinal);
        Assert.DoesNotContain(Run(Specification).Output.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error);
    }

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
        var wrong = Specification.Replace("Side, Side, Binarization: Binarization.Dynamic", "Side, Side", StringComparison.Ordinal);
        var problem = Run(wrong).Diagnostics.Single();
        Assert.Contains($"error {problem.Id}: {problem.GetMessage()}", Readme, StringComparison.Ordinal);
        var place = Regex.Match(Readme, @"PocketVae\.cs\((\d+),(\d+)\)");
        var sample = File.ReadAllLines(Path.Combine(Repository.Root, "samples", "CSharp", "PocketVae.cs"));
        var at = Array.FindIndex(sample, line => line.Contains("Likelihood:", StringComparison.Ordinal));
        Assert.Equal($"{at + 1}", place.Groups[1].Value);
        Assert.Equal($"{sample[at].IndexOf("new Bernoulli", StringComparison.Ordinal) + 1}", place.Groups[2].Value);
    }

    [Fact]
    public void The_FSharp_lines_are_the_samples()
    {
        var sample = File.ReadAllText(Path.Combine(Repository.Root, "samples", "FSharp", "Program.fs"));
        Assert.Contains(Block("<!-- fsharp -->\n```fsharp").Trim(), sample, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(Readme, "```fsharp"));
    }

    [Fact]
    public void The_program_is_the_samples()
    {
        var sample = File.ReadAllText(Path.Combine(Repository.Root, "samples", "CSharp", "Program.cs"));
        Assert.Contains(Block("<!-- program -->\n```csharp").Trim(), sample, StringComparison.Ordinal);
    }

    private static string Specification => Block("```csharp");

    private static GeneratorRun Run(string source) => GeneratorRun.Of(source);

    private static string Block(string opening)
    {
        var start = Readme.IndexOf(opening + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The README has no block that opens with {opening}");
        start += opening.Length + 1;
        return Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
