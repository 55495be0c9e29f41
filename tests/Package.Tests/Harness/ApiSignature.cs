using System.Globalization;
using System.Reflection;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>One public member as one line of text, the same in every culture; null where callers cannot see it, or a record implies it.</summary>
internal static class ApiSignature
{
    public static string? Of(MemberInfo member) =>
        member switch
        {
            _ when IsGenerated(member) => null,
            ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic =>
                $"{Scope(constructor)}new{Parameters(constructor)}",
            MethodInfo method when IsVisible(method) && (!method.IsSpecialName || IsOperator(method)) => Method(method),
            PropertyInfo property when (Visible(property.GetMethod) ?? Visible(property.SetMethod)) is { } accessor => Property(
                property,
                accessor
            ),
            EventInfo happening when Visible(happening.AddMethod) is { } add =>
                $"{Scope(add)}event {ApiType.Of(happening.EventHandlerType!)} {happening.Name}",
            FieldInfo field when (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName => Field(field),
            _ => null,
        };

    private static string Method(MethodInfo method)
    {
        var generics = method.GetGenericArguments();
        var names = generics.Length == 0 ? "" : $"<{string.Join(", ", generics.Select(ApiType.Of))}>";
        return $"{Scope(method)}{Kind(method)}{ApiType.Of(method.ReturnParameter)} {method.Name}{names}{Parameters(method)}{ApiType.Constraints(generics)}";
    }

    private static string Property(PropertyInfo property, MethodInfo accessor)
    {
        var index = property.GetIndexParameters();
        var indices = index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(Parameter))}]";
        var get = Visible(property.GetMethod) is null ? "" : "get; ";
        var set = Visible(property.SetMethod) switch
        {
            null => "",
            { } setter => setter.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit")
                ? "init; "
                : "set; ",
        };
        return $"{Scope(accessor)}{Kind(accessor)}{ApiType.Of(property)} {property.Name}{indices} {{ {get}{set}}}";
    }

    private static string Field(FieldInfo field)
    {
        var scope = field.IsPublic ? "" : "protected ";
        return field.IsLiteral
            ? $"{scope}const {ApiType.Of(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{scope}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{ApiType.Of(field)} {field.Name}";
    }

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        var array = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{array}{ApiType.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Value(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    private static string Scope(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Kind(MethodInfo method) =>
        method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => "",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() == method => "virtual ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            _ => "",
        };

    private static MethodInfo? Visible(MethodInfo? accessor) => accessor is not null && IsVisible(accessor) ? accessor : null;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute");
}
