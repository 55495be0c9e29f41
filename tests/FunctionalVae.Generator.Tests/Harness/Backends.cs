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

    private static readonly Lazy<MetadataReference[]> LazyTorch = new(() => References("TorchSharp", "TorchSharp", "FunctionalVae.Torch"));

    /// <summary>TorchSharp and FunctionalVae.Torch.</summary>
    public static MetadataReference[] Torch => LazyTorch.Value;

    /// <summary>Assemblies of the names of DiffSharp and FunctionalVae.Diff with nothing in them: enough to be asked whether they are there.</summary>
    public static MetadataReference[] DiffNames { get; } = [Compiled("DiffSharp.Core", [], []), Compiled("FunctionalVae.Diff", [], [])];

    private static MetadataReference[] References(string surface, string assembly, string half)
    {
        var library = Compiled(assembly, [Path.Combine(Folder, "Surfaces", surface + ".cs")], []);
        var sources = Directory
            .GetFiles(Path.Combine(Folder, half), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [library, Compiled(half, sources, [library])];
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
