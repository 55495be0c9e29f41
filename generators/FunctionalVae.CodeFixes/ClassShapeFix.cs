using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE0002: writes the missing <c>static</c> and <c>partial</c>, where nothing else keeps a generated half out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassShapeFix))]
[Shared]
public sealed class ClassShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE0002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration && CanBeMended(declaration))
        {
            var changes = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().SelectMany(type => Changes(type, declaration));
            TextFix.Offer(context, context.Diagnostics[0], "Declare the class 'static partial'", context.Document, [.. changes]);
        }
    }

    private static bool CanBeMended(TypeDeclarationSyntax declaration) =>
        declaration is ClassDeclarationSyntax { BaseList: null, ParameterList: null }
        && declaration.Members.All(CanBeInAStaticClass)
        && declaration
            .AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .All(type => type.TypeParameterList is null && !type.Modifiers.Any(SyntaxKind.FileKeyword));

    private static bool CanBeInAStaticClass(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        || member.Modifiers.Any(SyntaxKind.StaticKeyword)
        || member.Modifiers.Any(SyntaxKind.ConstKeyword);

    private static IEnumerable<TextChange> Changes(TypeDeclarationSyntax type, TypeDeclarationSyntax model)
    {
        var partial = type.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));
        var isPartial = partial.IsKind(SyntaxKind.PartialKeyword);
        var missing = (type == model && !type.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "") + (isPartial ? "" : "partial ");
        // 'partial' stands last, directly before the keyword; 'static' before it.
        return missing.Length == 0 ? [] : [TextFix.Insert((isPartial ? partial : type.Keyword).SpanStart, missing)];
    }
}
