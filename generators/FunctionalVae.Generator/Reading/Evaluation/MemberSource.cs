using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Where the value of a static member is written.</summary>
/// <param name="Value">The expression.</param>
/// <param name="IsInitializer">Whether it runs once, in the order of the text, and not at each read.</param>
internal sealed record MemberSource(ExpressionSyntax Value, bool IsInitializer)
{
    /// <summary>The source of a static property or field, or null where it has no single expression.</summary>
    public static MemberSource? Find(ISymbol member, CancellationToken cancellation)
    {
        var declared = member is IPropertySymbol { PartialImplementationPart: { } part } ? part : member;
        return declared.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => new(value, IsInitializer: true),
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => new(value, IsInitializer: false),
            PropertyDeclarationSyntax { AccessorList: { } accessors } property => OfAccessors(accessors, property.Initializer),
            _ => null,
        };
    }

    /// <summary>
    /// Why the member's value may change while the program runs, or null where it cannot. A get-only member is assigned by its
    /// initialiser, and may be assigned once more by a static constructor.
    /// </summary>
    public static string? Mutability(ISymbol member, CancellationToken cancellation) =>
        member switch
        {
            IPropertySymbol { SetMethod: not null } => "it is a property with a setter",
            IFieldSymbol { IsConst: false, IsReadOnly: false } => "it is a field that is not readonly",
            _ when IsNamedInStaticConstructor(member, cancellation) => "it may be assigned in the static constructor",
            _ => null,
        };

    private static MemberSource? OfAccessors(AccessorListSyntax accessors, EqualsValueClauseSyntax? initializer)
    {
        var getter = accessors.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter switch
        {
            { ExpressionBody.Expression: var value } => new(value, IsInitializer: false),
            { Body: null } when initializer is not null => new(initializer.Value, IsInitializer: true),
            _ => null,
        };
    }

    private static bool IsNamedInStaticConstructor(ISymbol member, CancellationToken cancellation) =>
        member
            .ContainingType.StaticConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == member.Name);
}
