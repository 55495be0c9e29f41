using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Reading;

/// <summary>Symbols' names: for messages, for code, and for files.</summary>
internal static class Names
{
    private const int LongestFileStem = 160;

    /// <summary>A symbol as a message shows it: <c>Blocks.Trunk</c>.</summary>
    public static string Display(ISymbol symbol) => symbol is ITypeSymbol ? symbol.Name : symbol.ContainingType.Name + "." + symbol.Name;

    /// <summary>A name as C# source writes it: keywords, also those of some contexts only, are escaped.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A namespace as C# source writes it; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? ""
        : symbol.ContainingNamespace.IsGlobalNamespace ? Escape(symbol.Name)
        : Namespace(symbol.ContainingNamespace) + "." + Escape(symbol.Name);

    /// <summary>
    /// The name of a class's generated file. File names are compared without regard to case, and class names with it: a hash of the
    /// full name keeps apart what a file system would not.
    /// </summary>
    public static string HintName(INamedTypeSymbol type)
    {
        var full = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        var stem = new string([
            .. full.Where(letter => letter != '@').Take(LongestFileStem).Select(letter => IsPlain(letter) ? letter : '_'),
        ]);
        return stem + "." + Hash(full).ToString("x8", CultureInfo.InvariantCulture) + ".g.cs";
    }

    private static bool IsPlain(char letter) => letter is '.' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    /// <summary>FNV-1a over UTF-16 code units: the run time's own string hash differs from run to run.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
