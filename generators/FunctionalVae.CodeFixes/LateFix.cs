using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.CodeFixes;

/// <summary>
/// FVAE1006: computes the late member at each read (<c>=></c>). That is right wherever the member stands. Moving it is not: what it reads
/// itself would have to move with it, and between files and between types there is no place that is early.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LateFix))]
[Shared]
public sealed class LateFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE1006"];

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
            TextFix.Offer(context, context.Diagnostics[0], "Make it an expression-bodied property", document, Changes(node));
        }
    }

    private static IReadOnlyList<TextChange> Changes(SyntaxNode declaration) =>
        declaration switch
        {
            PropertyDeclarationSyntax { AccessorList: { } accessors, Initializer.EqualsToken: var equals } =>
            [
                new(TextSpan.FromBounds(accessors.SpanStart, equals.Span.End), "=>"),
            ],
            VariableDeclaratorSyntax
            {
                Initializer.EqualsToken: var equals,
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field }
            } =>
            [
                .. field
                    .Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.ReadOnlyKeyword))
                    .Select(modifier => new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), "")),
                new(equals.Span, "=>"),
            ],
            _ => [],
        };
}
