using System.Reflection;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>Types as text, with what may be null.</summary>
internal static class ApiType
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(ParameterInfo parameter) =>
        (
            parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : ""
        ) + Text(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Text(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Text(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Text(type, null);

    /// <summary>What type parameters must be: <c> where T : …</c> for each that must be something.</summary>
    public static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(
            parameters
                .Select(parameter => (parameter.Name, Needs: string.Join(", ", Needs(parameter))))
                .Where(found => found.Needs.Length > 0)
                .Select(found => $" where {found.Name} : {found.Needs}")
        );

    private static IEnumerable<string> Needs(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        var isStruct = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct || special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return isStruct ? "struct" : "class";
        }

        foreach (
            var needed in parameter
                .GetGenericParameterConstraints()
                .Where(type => type != typeof(ValueType))
                .Select(Of)
                .Order(StringComparer.Ordinal)
        )
        {
            yield return needed;
        }

        if (!isStruct && special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }

    private static string Text(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return "ref " + Text(type.GetElementType()!, null);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Text(value, null) + "?";
        }

        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        return type.IsArray ? $"{Text(type.GetElementType()!, nullability?.ElementType)}[]{mark}" : Name(type, nullability) + mark;
    }

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsGenericParameter || Words.ContainsKey(type))
        {
            return Words.GetValueOrDefault(type, type.Name);
        }

        var outer = type.DeclaringType is { } declaring ? Bare(declaring.FullName!) : type.Namespace;
        var inner = nullability?.GenericTypeArguments;
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Text(argument, inner is not null && i < inner.Length ? inner[i] : null))
            .ToList();
        return $"{outer}{(string.IsNullOrEmpty(outer) ? "" : ".")}{Bare(type.Name)}{(arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>")}";
    }

    // Without the number of type parameters, and with nested types by a point.
    private static string Bare(string name) => name.Split('`')[0].Replace('+', '.');
}
