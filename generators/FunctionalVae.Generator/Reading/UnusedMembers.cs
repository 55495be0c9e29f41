using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// Static members that hold a part of a specification and that nothing in the compilation names. Said only where it is certain: not of
/// what another assembly may use, and not of a name that occurs anywhere else, whatever it means there.
/// </summary>
internal static class UnusedMembers
{
    /// <summary>Whether a node declares a static member whose type may be of the vocabulary, by its text alone.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node switch
        {
            PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => IsCandidate(property.Modifiers, property.Type),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } } => IsCandidate(
                field.Modifiers,
                field.Declaration.Type
            ),
            _ => false,
        };

    /// <summary>A word on the member, if nothing names it.</summary>
    public static ValueList<Problem> Check(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var compilation = context.SemanticModel.Compilation;
        return
            context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is { } member
            && IsPart(member)
            && IsHidden(member, compilation)
            && NameCounts.In(compilation, member.Name, cancellation) == 1
            ? [Problem.Of(Descriptors.UnusedMember, SourceSpan.Of(member.Locations[0]), Names.Display(member))]
            : [];
    }

    private static bool IsCandidate(SyntaxTokenList modifiers, TypeSyntax type) =>
        modifiers.Any(SyntaxKind.StaticKeyword) && Name(type) is { } name && Vocabulary.IsName(name);

    private static string? Name(TypeSyntax type) =>
        type switch
        {
            NullableTypeSyntax nullable => Name(nullable.ElementType),
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => null,
        };

    private static bool IsPart(ISymbol member) =>
        member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        }
            is { } type
        && Vocabulary.Find(type) is not null
        && !(Vocabulary.IsSpec(type) && GeneratedNames.IsModel(member.ContainingType))
        && member.ContainingType.AllInterfaces.IsEmpty;

    /// <summary>Whether no other assembly can see the member.</summary>
    private static bool IsHidden(ISymbol member, Compilation compilation)
    {
        var all = ClassShape.Containers(member.ContainingType).Append<ISymbol>(member.ContainingType).Append(member).ToList();
        return all.Any(symbol => symbol.DeclaredAccessibility == Accessibility.Private)
            || (
                all.Any(symbol => symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
                && !compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute")
            );
    }
}
