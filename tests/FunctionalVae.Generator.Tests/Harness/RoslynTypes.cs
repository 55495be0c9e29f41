using System.Reflection;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>
/// Walks types instead of values: every field of every type, of its bases and of what derives from it, every generic argument and element.
/// It names each path on which something of the compiler's could be held.
/// </summary>
internal static class RoslynTypes
{
    /// <summary>The paths from <paramref name="root"/>; the types on the way are added to <paramref name="seen"/>.</summary>
    public static List<string> Find(Type root, HashSet<Type> seen)
    {
        var found = new List<string>();
        Walk(root, root.Name, found, seen);
        return found;
    }

    private static void Walk(Type type, string path, List<string> found, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type == typeof(string) || type.IsEnum || type.IsPointer || !seen.Add(type))
        {
            return;
        }

        // A field of the type object, or a function with what it closes over, could hold anything.
        if (IsRoslyns(type) || type == typeof(object) || typeof(Delegate).IsAssignableFrom(type))
        {
            found.Add($"{path} is a {type.Name}");
            return;
        }

        if (type.GetElementType() is { } element)
        {
            Walk(element, path + "[]", found, seen);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Walk(argument, $"{path}<{argument.Name}>", found, seen);
        }

        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (
                var field in level.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                Walk(field.FieldType, $"{path}.{field.Name}", found, seen);
            }
        }

        if (!type.IsSealed && type.Assembly.GetName().Name!.StartsWith(nameof(FunctionalVae), StringComparison.Ordinal))
        {
            foreach (var derived in type.Assembly.GetTypes().Where(other => other != type && type.IsAssignableFrom(other)))
            {
                Walk(derived, $"{path} as {derived.Name}", found, seen);
            }
        }
    }

    private static bool IsRoslyns(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || typeof(ISymbol).IsAssignableFrom(type)
        || typeof(SyntaxNode).IsAssignableFrom(type)
        || typeof(SyntaxTree).IsAssignableFrom(type)
        || typeof(Compilation).IsAssignableFrom(type);
}
