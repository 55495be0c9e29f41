using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.CodeFixes;

/// <summary>Edits of the text: what is not named stays as it was written, comments and line breaks with it.</summary>
internal static class TextFix
{
    /// <summary>Offers <paramref name="changes"/> of one file as the mending of a diagnostic; nothing where there are none.</summary>
    public static void Offer(
        CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        Document document,
        IReadOnlyList<TextChange> changes
    )
    {
        if (changes.Count > 0)
        {
            context.RegisterCodeFix(Action(title, document, changes), diagnostic);
        }
    }

    /// <summary>The edits as an action of the editor.</summary>
    public static CodeAction Action(string title, Document document, IReadOnlyList<TextChange> changes) =>
        CodeAction.Create(
            title,
            async cancellation =>
            {
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                return document.WithText(text.WithChanges(changes));
            },
            equivalenceKey: title
        );

    /// <summary>An insertion.</summary>
    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    /// <summary>What a diagnostic points at besides its own place, as nodes of the files they are in.</summary>
    public static async Task<ImmutableArray<(Document Document, SyntaxNode Node)>> Related(
        Solution solution,
        Diagnostic diagnostic,
        CancellationToken cancellation
    )
    {
        var found = ImmutableArray.CreateBuilder<(Document, SyntaxNode)>();
        foreach (var location in diagnostic.AdditionalLocations.Where(location => location.IsInSource))
        {
            if (
                solution.GetDocument(location.SourceTree) is { } document
                && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            )
            {
                found.Add((document, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)));
            }
        }

        return found.ToImmutable();
    }
}
