using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>Reads one property of a row type as a column.</summary>
internal static class RowColumn
{
    private const string Choices = "use a number, bool, an enum, a date, or a string with [Levels(...)]";

    /// <summary>The column; or what is wrong with the property.</summary>
    public static (Column? Column, RowMember? Member, string Problem) Of(IParameterSymbol parameter, IPropertySymbol property)
    {
        var type = Present(property.Type);
        var absence = Absence(property.Type);
        var isMissing = absence != RowAbsence.Never;
        var points = Numbers(parameter, property);
        var scaled = Arguments(nameof(ScalingAttribute), parameter, property).FirstOrDefault() as string;
        var scaling = NumberScaling.All.FirstOrDefault(known => known.Word == scaled);
        if (Kind(type) is not { } kind)
        {
            return (null, null, $"is of type {property.Type.ToDisplayString()}, which cannot be a column; {Choices}");
        }

        var levels = Levels(type, parameter, property);
        if (points.Count > 0 && (kind is not (RowKind.Number or RowKind.Whole) || IsUnsigned(type)))
        {
            return (null, null, "has [Points], which only numbers have; leave them out");
        }

        if (scaled is not null && (kind is RowKind.YesNo or RowKind.Level || IsUnsigned(type)))
        {
            return (null, null, "has [Scaling], which only numbers have; leave it out");
        }

        if (scaled is not null && scaling is null)
        {
            var words = string.Join(", ", NumberScaling.All.Select(known => known.Word));
            return (null, null, $"has [Scaling({ColumnText.Quoted(scaled)})], which is not a scaling of numbers; use one of {words}");
        }

        if (type.SpecialType != SpecialType.System_String && Arguments(nameof(LevelsAttribute), parameter, property).Any())
        {
            return (null, null, "has [Levels], which only a string has; leave them out");
        }

        if (type.SpecialType == SpecialType.System_String && levels.Count == 0)
        {
            return (null, null, "is a string without levels; add [Levels(\"a\", \"b\")] to it, or make it an enum");
        }

        Column column = kind switch
        {
            RowKind.YesNo => new YesNoColumn(property.Name, isMissing),
            RowKind.Level => new CategoryColumn(property.Name, ValueList.From(levels.Select(level => level.Name)), isMissing),
            RowKind.Whole when IsUnsigned(type) => new CountColumn(property.Name, isMissing),
            _ => new NumberColumn(property.Name, points, isMissing, scaling),
        };
        return (
            column,
            new(
                Names.Escape(property.Name),
                RowTypeReader.Text(type),
                kind,
                absence,
                absence == RowAbsence.Option ? RowTypeReader.Text(property.Type) : "",
                ValueList.From(levels.Select(level => level.Code))
            ),
            ""
        );
    }

    /// <summary>The type of a value that is there: of a nullable or an F# option what it may hold.</summary>
    public static ITypeSymbol Present(ITypeSymbol type) =>
        type is INamedTypeSymbol named && (IsNullable(named) || IsOption(named)) ? named.TypeArguments[0] : type;

    private static RowAbsence Absence(ITypeSymbol type) =>
        type is INamedTypeSymbol named && IsOption(named) ? RowAbsence.Option
        : type is INamedTypeSymbol nullable && IsNullable(nullable) ? RowAbsence.Null
        : type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? RowAbsence.Null
        : RowAbsence.Never;

    private static bool IsNullable(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsOption(INamedTypeSymbol type) =>
        type.MetadataName == "FSharpOption`1" && type.ContainingNamespace.ToDisplayString() == "Microsoft.FSharp.Core";

    private static RowKind? Kind(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
            ? RowKind.Level
            : type.SpecialType switch
            {
                SpecialType.System_Boolean => RowKind.YesNo,
                SpecialType.System_String => RowKind.Level,
                SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal => RowKind.Number,
                SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 =>
                    RowKind.Whole,
                SpecialType.System_DateTime => RowKind.Time,
                _ when IsUnsigned(type) => RowKind.Whole,
                _ when type is { Name: "DateOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
                    RowKind.Date,
                _ => null,
            };

    private static bool IsUnsigned(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    // Members of an enum that are another name of one before them are not levels of their own.
    private static List<(string Name, string Code)> Levels(ITypeSymbol type, IParameterSymbol parameter, IPropertySymbol property) =>
        type.TypeKind == TypeKind.Enum
            ?
            [
                .. type.GetMembers()
                    .OfType<IFieldSymbol>()
                    .Where(field => field.HasConstantValue)
                    .GroupBy(field => field.ConstantValue)
                    .Select(alike => alike.First())
                    .Select(field => (field.Name, $"{RowTypeReader.Text(type)}.{Names.Escape(field.Name)}")),
            ]
            :
            [
                .. Arguments(nameof(LevelsAttribute), parameter, property)
                    .OfType<string>()
                    .Select(level => (level, ColumnText.Quoted(level))),
            ];

    private static ValueList<double> Numbers(IParameterSymbol parameter, IPropertySymbol property) =>
        ValueList.From(
            Arguments(nameof(PointsAttribute), parameter, property)
                .OfType<double>()
                // As the property has them.
                .Select(point => Present(property.Type).SpecialType == SpecialType.System_Single ? (float)point : point)
        );

    private static IEnumerable<object?> Arguments(string attribute, IParameterSymbol parameter, IPropertySymbol property) =>
        parameter
            .GetAttributes()
            .Concat(property.GetAttributes())
            .Where(each =>
                each.AttributeClass is { } own
                && own.Name == attribute
                && own.ContainingNamespace.ToDisplayString() == nameof(FunctionalVae)
            )
            .SelectMany(each => each.ConstructorArguments)
            .SelectMany(argument =>
                argument.IsNull ? []
                : argument.Kind == TypedConstantKind.Array ? argument.Values.Select(value => value.Value)
                : [argument.Value]
            );
}
