using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>Reads a type as the row of a table: its constructor's parameters are the columns.</summary>
internal static class RowTypeReader
{
    /// <summary>The columns with what generated code needs of them; or what is wrong.</summary>
    public static (ValueList<Column> Columns, RowShape? Shape, string Problem) Read(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named || named.TypeKind is not (TypeKind.Class or TypeKind.Struct) || named.IsAbstract)
        {
            return ([], null, "it is not a record, class or struct that can be made");
        }

        if (Hidden(named) is { } hidden)
        {
            return ([], null, hidden);
        }

        if (Constructor(named) is not { } constructor)
        {
            return (
                [],
                null,
                "it has no public constructor of which each parameter is a public property; declare a record such as record Row(int Age, double? Income)"
            );
        }

        var columns = new List<Column>();
        var members = new List<RowMember>();
        foreach (var parameter in constructor.Parameters)
        {
            var property = Property(named, parameter)!;
            var (column, member, problem) = RowColumn.Of(parameter, property);
            if (column is null || member is null)
            {
                return ([], null, $"{property.Name} {problem}");
            }

            columns.Add(column);
            members.Add(member);
        }

        return (
            ValueList.From(columns),
            new(Text(named), Containers(named).All(each => each.DeclaredAccessibility == Accessibility.Public), ValueList.From(members)),
            ""
        );
    }

    /// <summary>The texts that say what the columns are: the type's own, and those of its enums.</summary>
    public static IEnumerable<SyntaxTree> Sources(ITypeSymbol? type) =>
        type is not INamedTypeSymbol named
            ? []
            : named
                .InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .Select(parameter => RowColumn.Present(parameter.Type))
                .Append(named)
                .SelectMany(each => each.DeclaringSyntaxReferences)
                .Select(reference => reference.SyntaxTree)
                .Distinct();

    /// <summary>A type as generated code writes it.</summary>
    public static string Text(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    // What is named by generated code must be seen from there; and it is made by its constructor alone.
    private static string? Hidden(INamedTypeSymbol type) =>
        Containers(type).Any(each => each.IsFileLocal)
        || Containers(type)
            .Any(each =>
                each.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            )
            ? "generated code cannot see it; make it internal or public, and the types around it too"
        : type.IsGenericType ? "it has type parameters; declare a record without any"
        : Bases(type).SelectMany(each => each.GetMembers()).Any(IsRequired)
            ? "it has required members, which its constructor does not set; make them parameters of the constructor"
        : null;

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
        {
            yield return each;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }

    // A record's copy constructor takes the record itself, which is not a property.
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type
            .InstanceConstructors.Where(constructor =>
                constructor.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Length > 0
                && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None && Property(type, parameter) is not null)
            )
            .OrderByDescending(constructor => constructor.Parameters.Length)
            .FirstOrDefault();

    // F# writes the parameter in lower case.
    private static IPropertySymbol? Property(INamedTypeSymbol type, IParameterSymbol parameter) =>
        Bases(type)
            .SelectMany(each => each.GetMembers())
            .OfType<IPropertySymbol>()
            .FirstOrDefault(property =>
                property is { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public }
                && string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type)
            );
}
