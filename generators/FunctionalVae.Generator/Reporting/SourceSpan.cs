using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator.Reporting;

/// <summary>A place in the source as plain data: unlike a location it keeps no syntax tree alive, and it compares by value.</summary>
/// <param name="File">The syntax tree's path.</param>
/// <param name="Start">The first character.</param>
/// <param name="Length">The number of characters.</param>
internal sealed record SourceSpan(string File, int Start, int Length)
{
    /// <summary>The place of a node, without the white space and comments around it.</summary>
    public static SourceSpan Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    /// <summary>The place of a token.</summary>
    public static SourceSpan Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);

    /// <summary>The place of a location that is in source.</summary>
    public static SourceSpan Of(Location location) => Of(location.SourceTree!, location.SourceSpan);

    /// <summary>Whether <paramref name="other"/> lies in this place.</summary>
    public bool Contains(SourceSpan other) => File == other.File && Start <= other.Start && other.Start + other.Length <= Start + Length;

    /// <summary>A place in a tree.</summary>
    public static SourceSpan Of(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span.Start, span.Length);
}
