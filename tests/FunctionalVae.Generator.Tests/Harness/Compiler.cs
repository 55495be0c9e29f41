using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>Makes compilations of source text against the run time and the vocabulary.</summary>
internal static class Compiler
{
    public static MetadataReference[] References { get; } =
    [.. Platform.Where(IsReferenced).Select(path => MetadataReference.CreateFromFile(path))];

    private static string[] Platform => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    public static SyntaxTree Parse(string source, string path = "Model.cs", LanguageVersion version = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), path);

    public static CSharpCompilation Compile(params SyntaxTree[] trees) =>
        CSharpCompilation.Create(
            "User",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    /// <summary>Sources of this repository, in place of its assemblies, with whatever of other packages the tests have too.</summary>
    public static CSharpCompilation Everything(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(
            "Everything",
            trees,
            Platform
                .Where(path => !Path.GetFileName(path).StartsWith(nameof(FunctionalVae), StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    /// <summary>Files called File0.cs, File1.cs, …</summary>
    public static CSharpCompilation Compile(params string[] sources) =>
        Compile([.. sources.Select((source, index) => Parse(source, $"File{index}.cs"))]);

    /// <summary>Loads a program, to ask it at run time what the generator must have read.</summary>
    public static object? RunTimeValue(Compilation compilation, string type, string member)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var loaded = Assembly.Load(image.ToArray()).GetType(type)!;
        return loaded.GetProperty(member, any) is { } property ? property.GetValue(null) : loaded.GetField(member, any)!.GetValue(null);
    }

    private static bool IsReferenced(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == "netstandard"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || (
                name.StartsWith(nameof(FunctionalVae), StringComparison.Ordinal)
                && !name.Contains(nameof(Generator), StringComparison.Ordinal)
                && !name.Contains(nameof(CodeFixes), StringComparison.Ordinal)
            );
    }
}
