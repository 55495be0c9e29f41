using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>Makes compilations of source text against the run time and the vocabulary.</summary>
internal static class Compiler
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path) is var name
                && (name is "FunctionalVae.Spec.dll" or "netstandard.dll" || name.StartsWith("System.", StringComparison.Ordinal))
            )
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static SyntaxTree Parse(string source, string path = "Model.cs", LanguageVersion version = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), path);

    public static CSharpCompilation Compile(params SyntaxTree[] trees) =>
        CSharpCompilation.Create(
            "User",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    /// <summary>Files called File0.cs, File1.cs, …</summary>
    public static CSharpCompilation Compile(params string[] sources) =>
        Compile([.. sources.Select((source, index) => Parse(source, $"File{index}.cs"))]);
}
