using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FunctionalVae.CodeFixes;

/// <summary>FVAE1009: writes the name that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisspellingFix))]
[Shared]
public sealed class MisspellingFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["FVAE1009"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.Diagnostics[0].Properties.TryGetValue("0", out var name) && name is not null)
        {
            TextFix.Offer(context, context.Diagnostics[0], $"Change to '{name}'", context.Document, [new(context.Span, name)]);
        }

        return Task.CompletedTask;
    }
}
