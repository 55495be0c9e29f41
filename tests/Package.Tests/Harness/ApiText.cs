using System.Reflection;
using System.Text;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>All that callers can see of assemblies, one line each, in ordinal order.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string Of(IEnumerable<Assembly> assemblies)
    {
        var text = new StringBuilder();
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetExportedTypes()).OrderBy(ApiType.Of, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) ? [ApiSignature.Of(type.GetMethod("Invoke")!)!]
        : type.IsEnum ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}")
        : type.GetMembers(Declared).Select(ApiSignature.Of).OfType<string>();

    private static string Header(Type type)
    {
        var bases = new[] { type.BaseType }
            .OfType<Type>()
            .Where(parent =>
                parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) && parent != typeof(MulticastDelegate)
            )
            .Select(ApiType.Of)
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Where(face => face.IsVisible).Select(ApiType.Of).Order(StringComparer.Ordinal));
        var after = string.Join(", ", bases);
        return $"{Kind(type)} {ApiType.Of(type)}{(after.Length == 0 ? "" : " : " + after)}{ApiType.Constraints(type.GetGenericArguments().Where(argument => argument.IsGenericParameter))}";
    }

    private static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => type.CustomAttributes.Any(mark => mark.AttributeType.Name == "IsReadOnlyAttribute")
                ? "readonly struct"
                : "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
}
