using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Backends.Tests;

/// <summary>
/// Holds a declared surface to the real assembly: every declared type and member is there, and can be called with the declared arguments, by
/// position or by name; what else it takes has defaults.
/// </summary>
internal static class SurfaceCheck
{
    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>What the real assembly lacks, one line each.</summary>
    /// <param name="source">The surface as C#.</param>
    /// <param name="assembly">The path of the real assembly.</param>
    /// <param name="references">The paths of what it refers to.</param>
    public static IReadOnlyList<string> Missing(string source, string assembly, IEnumerable<string> references)
    {
        var framework = references.Select(path => MetadataReference.CreateFromFile(path)).ToList();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var declared = CSharpCompilation.Create("Declared", [CSharpSyntaxTree.ParseText(source)], framework, options);
        var reference = MetadataReference.CreateFromFile(assembly);
        var real = CSharpCompilation.Create("Real", [], [.. framework, reference], options);
        var library = (IAssemblySymbol)real.GetAssemblyOrModuleSymbol(reference)!;
        return [.. Types(declared.Assembly.GlobalNamespace).SelectMany(type => Missing(type, library))];
    }

    private static IEnumerable<string> Missing(INamedTypeSymbol declared, IAssemblySymbol library)
    {
        var name = MetadataName(declared);
        if (library.GetTypeByMetadataName(name) is not { } real)
        {
            return [$"type {name}"];
        }

        var members = declared
            .GetMembers()
            .Where(member =>
                member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !member.IsImplicitlyDeclared
            )
            .Where(member =>
                member
                    is IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet) }
                        or IPropertySymbol
                        or IFieldSymbol
            );
        var bases = Bases(declared).Except(Bases(real)).Select(each => $"{name} : {each}");
        return members
            .Where(member => !Candidates(real, member.Name).Any(other => Serves(member, other)))
            .Select(member => $"{name}: {member}")
            .Concat(bases);
    }

    private static bool Serves(ISymbol declared, ISymbol real) =>
        (declared, real) switch
        {
            (IMethodSymbol d, IMethodSymbol r) => d.IsStatic == r.IsStatic && Text(d.ReturnType) == Text(r.ReturnType) && Takes(d, r),
            (IPropertySymbol d, IPropertySymbol r) => d.IsStatic == r.IsStatic
                && Text(d.Type) == Text(r.Type)
                && (d.IsReadOnly || !r.IsReadOnly),
            // A constant of an enumeration is its number.
            (IFieldSymbol d, IFieldSymbol r) => Text(d.Type) == Text(r.Type)
                && (!d.HasConstantValue || d.ConstantValue!.Equals(r.ConstantValue)),
            _ => false,
        };

    private static bool Takes(IMethodSymbol declared, IMethodSymbol real)
    {
        var rest = real.Parameters.ToList();
        for (var i = 0; i < declared.Parameters.Length; i++)
        {
            var wanted = declared.Parameters[i];
            var found =
                i < real.Parameters.Length && Text(real.Parameters[i].Type) == Text(wanted.Type)
                    ? real.Parameters[i]
                    : real.Parameters.FirstOrDefault(each => each.Name == wanted.Name && Text(each.Type) == Text(wanted.Type));
            if (found is null || !rest.Remove(found))
            {
                return false;
            }
        }

        return rest.All(each => each.IsOptional || each.IsParams);
    }

    private static IEnumerable<ISymbol> Candidates(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    private static IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            yield return Text(each);
        }

        foreach (var face in type.AllInterfaces)
        {
            yield return Text(face);
        }
    }

    // Names of type parameters and of tuples' elements do not matter.
    private static string Text(ITypeSymbol type) =>
        type switch
        {
            ITypeParameterSymbol parameter => (parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!") + parameter.Ordinal,
            INamedTypeSymbol { IsTupleType: true } tuple =>
                $"({string.Join(", ", tuple.TupleElements.Select(element => Text(element.Type)))})",
            INamedTypeSymbol { TypeArguments.Length: > 0 } generic =>
                $"{MetadataName(generic.OriginalDefinition)}<{string.Join(", ", generic.TypeArguments.Select(Text))}>",
            IArrayTypeSymbol array => Text(array.ElementType) + "[]",
            _ => type.ToDisplayString(Plain),
        };

    private static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName
        : type.MetadataName;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Where(member => member is not INamedTypeSymbol { DeclaredAccessibility: not Accessibility.Public })
            .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
