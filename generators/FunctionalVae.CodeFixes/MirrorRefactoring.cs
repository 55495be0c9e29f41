using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace FunctionalVae.CodeFixes;

/// <summary>On a specification's Decoder: makes it the encoder's mirror.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MirrorRefactoring))]
[Shared]
public sealed class MirrorRefactoring : CodeRefactoringProvider
{
    internal const string Title = "Mirror the encoder into the decoder";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && semantics is not null)
        {
            var changes = Mirror.Changes(root.FindNode(context.Span, getInnermostNodeForTie: true), semantics, context.CancellationToken);
            if (changes.Count > 0)
            {
                context.RegisterRefactoring(TextFix.Action(Title, context.Document, changes));
            }
        }
    }
}
