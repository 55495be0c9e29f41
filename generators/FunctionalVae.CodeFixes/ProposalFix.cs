using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE2006: what the rules found to mend a likelihood that cannot model its input, each as an action.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProposalFix))]
[Shared]
public sealed class ProposalFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE2006"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        for (var i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            var at = diagnostic.AdditionalLocations[i];
            if (
                !diagnostic.Properties.TryGetValue(FormattableString.Invariant($"{i}"), out var change)
                || change is null
                || context.Document.Project.Solution.GetDocument(at.SourceTree) is not { } document
            )
            {
                continue;
            }

            var path = change.Substring(0, change.IndexOf('='));
            var expression = change.Substring(path.Length + 1);
            var title = path + ": " + expression;
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => Apply(document, at, path, expression, cancellation), equivalenceKey: title),
                diagnostic
            );
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static async Task<Document> Apply(
        Document document,
        Location at,
        string path,
        string expression,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(at.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax written || semantics is null)
        {
            return document;
        }

        var value = Qualified(SyntaxFactory.ParseExpression(expression));
        var type = semantics.GetTypeInfo(written, cancellation).Type;
        var name = path.Split('.').Last();
        var isMissing = path.Contains('.') && type?.GetMembers(name).OfType<IPropertySymbol>().Any() == true;
        return document.WithSyntaxRoot(
            root.ReplaceNode(written, (isMissing ? Added(written, name, value) : value).WithTriviaFrom(written))
        );
    }

    /// <summary>An expression with one more argument, or a copy of what it gives with one property changed.</summary>
    private static ExpressionSyntax Added(ExpressionSyntax written, string name, ExpressionSyntax value)
    {
        if (written is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation)
        {
            var argument = SyntaxFactory.Argument(SyntaxFactory.NameColon(name), default, value).NormalizeWhitespace();
            var separated = arguments.Arguments.Count == 0 ? argument : argument.WithLeadingTrivia(SyntaxFactory.Space);
            return creation.WithArgumentList(arguments.AddArguments(separated));
        }

        var copy = SyntaxFactory.ParseExpression(written.WithoutTrivia().ToFullString() + " with { " + name + " = default }");
        var place = copy.DescendantNodes().OfType<LiteralExpressionSyntax>().Last();
        return copy.ReplaceNode(place, value.WithTriviaFrom(place));
    }

    // In full, and for the editor to shorten as the file's using directives allow.
    private static ExpressionSyntax Qualified(ExpressionSyntax expression)
    {
        var full = "global::FunctionalVae." + (expression is ObjectCreationExpressionSyntax creation ? creation.Type : expression);
        return expression is ObjectCreationExpressionSyntax made
            ? made.WithType(SyntaxFactory.ParseTypeName(full).WithAdditionalAnnotations(Simplifier.Annotation))
            : SyntaxFactory.ParseExpression(full).WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
