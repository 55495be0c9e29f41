using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Tells names that mean nothing yet, and will once the generators have run.</summary>
internal static class GeneratedNames
{
    /// <summary>Whether code that does not compile names a generated member of a model: <c>Vae.LatentCount</c>, or <c>LatentCount</c> after <c>using static Vae</c>.</summary>
    public static bool IsNamedBy(IOperation invalid) =>
        invalid.SemanticModel is { } semantics
        && invalid.Syntax switch
        {
            MemberAccessExpressionSyntax access => IsModel(semantics.GetSymbolInfo(access.Expression).Symbol),
            IdentifierNameSyntax name => ReservedNames.All.Contains(name.Identifier.ValueText)
                && semantics
                    .GetImportScopes(name.SpanStart)
                    .SelectMany(scope => scope.Imports)
                    .Any(import => IsModel(import.NamespaceOrType)),
            _ => false,
        };

    /// <summary>Whether a type is marked to be compiled.</summary>
    public static bool IsModel(ISymbol? symbol) =>
        symbol is INamedTypeSymbol type
        && type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(GenerateVaeAttribute));
}
