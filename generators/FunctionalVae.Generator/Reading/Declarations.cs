using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Whether two texts declare the same to the rest of a program.</summary>
internal static class Declarations
{
    /// <summary>
    /// Whether two versions of a text differ at most in comments, in bodies, and in the values that static members start with. The values
    /// of constants and enums count as declared: the compiler folds them into other files.
    /// </summary>
    public static bool AreEqual(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && (SyntaxFactory.AreEquivalent(before, after, topLevel: true) || AreEqual(before.GetRoot(), after.GetRoot()));

    // Roslyn's comparison looks into the initialisers of properties, which is where specifications are written.
    private static bool AreEqual(SyntaxNode before, SyntaxNode after) =>
        SyntaxFactory.AreEquivalent(before, after, IsBodyOrValue) && Constants(before).SequenceEqual(Constants(after), Comparer.Instance);

    private static bool IsBodyOrValue(SyntaxKind kind) =>
        kind is SyntaxKind.Block or SyntaxKind.ArrowExpressionClause or SyntaxKind.EqualsValueClause;

    private static IEnumerable<SyntaxNode> Constants(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or MemberDeclarationSyntax and not BaseMethodDeclarationSyntax)
            .Where(static node =>
                node is EnumMemberDeclarationSyntax
                || (node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
            );

    private sealed class Comparer : IEqualityComparer<SyntaxNode>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(SyntaxNode x, SyntaxNode y) => x.IsEquivalentTo(y);

        public int GetHashCode(SyntaxNode obj) => obj.RawKind;
    }
}
