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

        return (ValueList.From(columns), new(Text(named), ValueList.From(members)), "");
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

    // A record's copy constructor takes the record itself, which is no property.
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type
            .InstanceConstructors.Where(constructor =>
                constructor.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Length > 0
                && constructor.Parameters.All(parameter => Property(type, parameter) is not null)
            )
            .OrderByDescending(constructor => constructor.Parameters.Length)
            .FirstOrDefault();

    // F# writes the parameter in lower case.
    private static IPropertySymbol? Property(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .FirstOrDefault(property =>
                property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }
                && string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type)
            );
}
