using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE2002: puts the missing <c>new Flatten()</c> before a layer that takes vectors only, or into an encoder without layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlattenFix))]
[Shared]
public sealed class FlattenFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE2002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (
            node
            is CollectionExpressionSyntax { Elements.Count: 0 }
                or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
        )
        {
            const string list = "[new Flatten()]";
            TextFix.Offer(context, context.Diagnostics[0], "Write " + list, context.Document, [new(node.Span, list)]);
        }
        else if (
            node is ExpressionSyntax { Parent: ExpressionElementSyntax } layer
            && LayerKinds.TakesVectors(semantics?.GetTypeInfo(layer, context.CancellationToken).Type?.Name)
        )
        {
            const string title = "Put new Flatten() before it";
            TextFix.Offer(context, context.Diagnostics[0], title, context.Document, [TextFix.Insert(layer.SpanStart, "new Flatten(), ")]);
        }
    }
}
