using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE1002: makes a field readonly, or takes a property's setter away, where no code assigns it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MutableFix))]
[Shared]
public sealed class MutableFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE1002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (
            var (document, node) in await TextFix.Related(solution, context.Diagnostics[0], context.CancellationToken).ConfigureAwait(false)
        )
        {
            if (!await IsAssigned(document, node, context.CancellationToken).ConfigureAwait(false))
            {
                var (title, changes) = Changes(node);
                TextFix.Offer(context, context.Diagnostics[0], title, document, changes);
            }
        }
    }

    private static (string Title, IReadOnlyList<TextChange> Changes) Changes(SyntaxNode declaration) =>
        declaration switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } }
                when !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) => (
                "Make the field readonly",
                [TextFix.Insert(field.Declaration.Type.SpanStart, "readonly ")]
            ),
            PropertyDeclarationSyntax { AccessorList: { } accessors, Initializer: not null } => (
                "Remove the setter",
                [
                    .. accessors
                        .Accessors.Where(accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
                        .Select(accessor => new TextChange(accessor.FullSpan, "")),
                ]
            ),
            _ => ("", []),
        };

    private static async Task<bool> IsAssigned(Document document, SyntaxNode declaration, CancellationToken cancellation)
    {
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics?.GetDeclaredSymbol(declaration, cancellation) is not { } member)
        {
            return true;
        }

        foreach (
            var reference in await SymbolFinder.FindReferencesAsync(member, document.Project.Solution, cancellation).ConfigureAwait(false)
        )
        {
            foreach (var place in reference.Locations)
            {
                var root = await place.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                if (root is null || IsTarget(root.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsTarget(SyntaxNode name)
    {
        var read = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return read.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == read,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !read.Parent.IsKind(
                SyntaxKind.SuppressNullableWarningExpression
            ),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
