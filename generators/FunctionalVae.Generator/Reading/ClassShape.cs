using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Whether a generated half can be added to a class.</summary>
internal static class ClassShape
{
    /// <summary>What keeps a generated half from being added, before any specification is looked at.</summary>
    public static Problem? Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation)
    {
        var at = SourceSpan.Of(declaration.Identifier);
        var version = ((CSharpCompilation)compilation).LanguageVersion;
        if (version < LanguageVersion.CSharp12)
        {
            return Problem.Of(Descriptors.LanguageTooOld, at, type.Name, version.ToDisplayString());
        }

        return Fault(type) is { } fault ? Problem.Of(Descriptors.ClassShape, at, type.Name, fault) : null;
    }

    /// <summary>The class's own members that have the name of a generated one; or the class itself, if it has.</summary>
    /// <param name="type">The class.</param>
    /// <param name="written">The backends for which it is written, unless its model has what they cannot express.</param>
    public static IEnumerable<Problem> Collisions(INamedTypeSymbol type, VaeBackends written)
    {
        var reserved = new HashSet<string>(ReservedNames.For(written), StringComparer.Ordinal);
        var owners = type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null });
        return owners
            .Prepend(type)
            .Where(symbol => reserved.Contains(symbol.Name))
            .SelectMany(symbol => symbol.Locations.Where(location => location.IsInSource), (symbol, location) => (symbol, location))
            .Select(found => Problem.Of(Descriptors.NameCollision, SourceSpan.Of(found.location), found.symbol.Name, type.Name));
    }

    /// <summary>The types around the class, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? Containers(container).Append(container) : [];

    /// <summary>The keyword that declares a type.</summary>
    public static string Keyword(INamedTypeSymbol type) =>
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };

    private static string? Fault(INamedTypeSymbol type) =>
        type switch
        {
            { IsRecord: true } => "it is a record",
            { IsStatic: false } => "it is not static",
            { IsFileLocal: true } => "it is file-local",
            _ => Containers(type).Append(type).Select(each => (each, fault: PartFault(each))).FirstOrDefault(each => each.fault is not null)
                is (var each, { } fault)
                ? (SymbolEqualityComparer.Default.Equals(each, type) ? "it" : $"'{each.Name}' around it") + fault
                : null,
        };

    private static string? PartFault(INamedTypeSymbol type) =>
        type switch
        {
            { Arity: > 0 } => " has type parameters",
            { IsFileLocal: true } => " is file-local",
            _ when !IsPartial(type) => " is not partial",
            _ => null,
        };

    private static bool IsPartial(INamedTypeSymbol type) =>
        type
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
