using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Reading;

/// <summary>How often each name is written. An edit makes one new tree, so only that is counted again.</summary>
internal static class NameCounts
{
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, int>> Counted = new();

    /// <summary>How often <paramref name="name"/> is written in the code of <paramref name="compilation"/>, its declaration included.</summary>
    public static int In(Compilation compilation, string name, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Sum(tree => Of(tree, cancellation).TryGetValue(name, out var count) ? count : 0);

    private static Dictionary<string, int> Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Counted.TryGetValue(tree, out var known))
        {
            return known;
        }

        var counts = tree.GetRoot(cancellation)
            .DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .GroupBy(token => token.ValueText, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return Counted.GetValue(tree, _ => counts);
    }
}
