using FunctionalVae.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>In which files of the product a name stands: as an identifier, or as a text of its own.</summary>
internal static class ProductNames
{
    private static readonly Lazy<IReadOnlyList<(string File, string Text)>> All = new(() =>
        [
            .. new[] { "src", "generators", "backends" }
                .SelectMany(part => Directory.GetFiles(Path.Combine(Repository.Root, part), "*.cs", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(IsNoProduct))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, File.ReadAllText(Path.Combine(Repository.Root, path)))),
        ]
    );

    /// <summary>The files of the product, with their texts.</summary>
    public static IReadOnlyList<(string File, string Text)> Files => All.Value;

    private static bool IsNoProduct(string folder) => folder is "bin" or "obj" || folder.Contains(".Zoo") || folder.Contains(".Tests");

    /// <summary>The files in which a name stands.</summary>
    public static IEnumerable<string> Places(IEnumerable<(string File, string Text)> files, string term) =>
        files
            .Where(file =>
                // Most files have it nowhere, and are not parsed.
                (file.Text.Contains(term, StringComparison.Ordinal) || file.Text.Contains(Kebab(term), StringComparison.Ordinal))
                && CSharpSyntaxTree
                    .ParseText(file.Text)
                    .GetRoot()
                    .DescendantTokens()
                    .Any(token =>
                        token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken
                        && (token.ValueText == term || token.ValueText == Kebab(term))
                    )
            )
            .Select(file => file.File);

    private static string Kebab(string term) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(term);
}
