using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>
/// References for programs with backends: the declared surface of each library, and the run-time half compiled from its sources against
/// that. They are only ever compiled against.
/// </summary>
internal static class Backends
{
    private static readonly string Folder = Path.Combine(Repository.Root, "backends");

    // What the projects' ImplicitUsings say.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<MetadataReference[]> LazyTorch = new(() =>
        WithHalf("FunctionalVae.Torch", [Surface("TorchSharp", "TorchSharp", [])])
    );

    private static readonly Lazy<MetadataReference[]> LazyDiff = new(() =>
    {
        var core = Surface("FSharp", "FSharp.Core", []);
        return WithHalf("FunctionalVae.Diff", [core, Surface("DiffSharp", "DiffSharp.Core", [core])]);
    });

    /// <summary>TorchSharp and FunctionalVae.Torch.</summary>
    public static MetadataReference[] Torch => LazyTorch.Value;

    /// <summary>DiffSharp and FunctionalVae.Diff.</summary>
    public static MetadataReference[] Diff => LazyDiff.Value;

    private static MetadataReference Surface(string name, string assembly, MetadataReference[] references) =>
        Compiled(assembly, Directory.GetFiles(Path.Combine(Folder, "Surfaces"), name + "*.cs").Order(StringComparer.Ordinal), references);

    private static MetadataReference[] WithHalf(string half, MetadataReference[] libraries)
    {
        var sources = Directory
            .GetFiles(Path.Combine(Folder, half), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. libraries, Compiled(half, sources, libraries)];
    }

    private static MetadataReference Compiled(string name, IEnumerable<string> files, MetadataReference[] references)
    {
        var trees = files.Select(file => Compiler.Parse(File.ReadAllText(file), file)).Append(Compiler.Parse(Usings, "Usings.cs"));
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            [.. Compiler.References, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(
            emitted.Success,
            $"{name}:\n{string.Join('\n', emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Take(9))}"
        );
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
