using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE2005: fills an empty decoder with the encoder's mirror.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MirrorFix))]
[Shared]
public sealed class MirrorFix : CodeFixProvider
{
    internal const string Title = "Mirror the encoder into the decoder";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE2005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && semantics is not null)
        {
            var changes = Mirror.Changes(root.FindNode(context.Span, getInnermostNodeForTie: true), semantics, context.CancellationToken);
            TextFix.Offer(context, context.Diagnostics[0], Title, context.Document, changes);
        }
    }
}
