using FunctionalVae.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>One name in a file that means something declared in another: <c>src/A/X.cs</c> names <c>Y</c> of <c>src/B/Y.cs</c>.</summary>
/// <param name="File">The file that names.</param>
/// <param name="Name">The type that is named, itself or by a member of it.</param>
/// <param name="Target">The file that declares the type.</param>
internal sealed record FileName(string File, string Name, string Target);

/// <summary>Which files of a source project name what others declare, by the compiler's own binding of every name.</summary>
internal static class FolderWalk
{
    // What the SDK's implicit usings bring; errors of binding beyond these only leave out a name of another package.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The C# projects whose folders are held to the rules: paths from the repository's root.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. new[] { "src", "generators" }.SelectMany(part =>
            Directory
                .GetDirectories(Path.Combine(Repository.Root, part))
                .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
                .Select(Relative)
                .Order(StringComparer.Ordinal)
        ),
    ];

    // All at once, so that a project's names of another bind too; it is made for the first project that is asked for.
    private static readonly Lazy<CSharpCompilation> Everything = new(() => Compilation(Projects.SelectMany(Sources)));

    /// <summary>Every name in a project's files that another file of the same project declares.</summary>
    public static IReadOnlyList<FileName> Names(string project) =>
        Names(Everything.Value, tree => tree.FilePath.StartsWith(project + "/", StringComparison.Ordinal));

    /// <summary>The same of given files.</summary>
    public static IReadOnlyList<FileName> Names(IEnumerable<SyntaxTree> files) => Names(Compilation(files), _ => true);

    /// <summary>Each namespace that a project's files declare.</summary>
    public static IReadOnlyList<(string Path, string Namespace)> Namespaces(string project) =>
        [
            .. Sources(project)
                .SelectMany(tree =>
                    tree.GetRoot()
                        .DescendantNodes()
                        .OfType<BaseNamespaceDeclarationSyntax>()
                        .Select(space => (tree.FilePath, space.Name.ToString()))
                ),
        ];

    /// <summary>How many source files lie in each folder of the repository.</summary>
    public static IReadOnlyList<(string Folder, int Files)> Counts() =>
        [
            .. new[] { "src", "generators", "backends", "benchmarks", "tests", "specs", "samples", "templates" }
                .SelectMany(part => new[] { "*.cs", "*.fs" }.SelectMany(kind => Files(part, kind)))
                .GroupBy(file => Path.GetDirectoryName(file)!.Replace('\\', '/'), StringComparer.Ordinal)
                .Select(folder => (folder.Key, folder.Count())),
        ];

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> files) =>
        Compiler.Everything([.. files, Compiler.Parse(Usings, "Usings.cs")]);

    private static IReadOnlyList<FileName> Names(CSharpCompilation compilation, Func<SyntaxTree, bool> isWalked)
    {
        var walked = compilation.SyntaxTrees.Where(isWalked).ToList();
        var paths = walked.Select(tree => tree.FilePath).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. walked
                .AsParallel()
                .AsOrdered()
                .SelectMany(tree =>
                {
                    var model = compilation.GetSemanticModel(tree);
                    return tree.GetRoot()
                        .DescendantNodes()
                        .OfType<SimpleNameSyntax>()
                        .Select(name => Named(model, name))
                        .OfType<INamedTypeSymbol>()
                        .SelectMany(type => type.DeclaringSyntaxReferences.Select(place => (type.Name, place.SyntaxTree.FilePath)))
                        .Where(named => named.FilePath != tree.FilePath && paths.Contains(named.FilePath))
                        .Distinct()
                        .Select(named => new FileName(tree.FilePath, named.Name, named.FilePath));
                }),
        ];
    }

    // As they lie in the repository, without those that builds make.
    private static IEnumerable<SyntaxTree> Sources(string project) =>
        Files(project, "*.cs").Select(path => Compiler.Parse(File.ReadAllText(Path.Combine(Repository.Root, path)), path));

    private static IEnumerable<string> Files(string part, string kind) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, part), kind, SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    // The outermost type: a nested one lies where that lies.
    private static INamedTypeSymbol? Named(SemanticModel model, SimpleNameSyntax name)
    {
        var symbol = model.GetSymbolInfo(name).Symbol;
        var type =
            symbol as INamedTypeSymbol
            ?? (symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol.ContainingType : null);
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }
}
