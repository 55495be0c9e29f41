using System.Reflection;
using FunctionalVae.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Diff.Tests;

/// <summary>Compiles models of which only the text is known.</summary>
internal static class GeneratedModels
{
    /// <summary>A compilation against all that these tests reference.</summary>
    public static CSharpCompilation Compile(string source) =>
        CSharpCompilation.Create(
            "Models",
            [CSharpSyntaxTree.ParseText(source)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    /// <summary>The source with its generated halves, compiled and loaded.</summary>
    public static Assembly Load(string source)
    {
        CSharpGeneratorDriver
            .Create(new VaeGenerator())
            .RunGeneratorsAndUpdateCompilation(Compile(source), out var output, out var problems);
        Assert.DoesNotContain(problems, problem => problem.Severity == DiagnosticSeverity.Error);
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        return Assembly.Load(image.ToArray());
    }
}
