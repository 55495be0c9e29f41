using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>Walks an object graph by its fields and names every path to something of the compiler's.</summary>
internal static class RoslynWalk
{
    // Assignability, not equality: nothing is ever exactly an ISymbol.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol),
        typeof(SyntaxNode),
        typeof(SyntaxTree),
        typeof(SyntaxToken),
        typeof(Location),
        typeof(Compilation),
        typeof(SemanticModel),
        typeof(IOperation),
        typeof(Diagnostic),
        typeof(SourceText),
    ];

    public static List<string> Find(object? root)
    {
        var found = new List<string>();
        Walk(root, "root", found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    private static void Walk(object? value, string path, List<string> found, HashSet<object> seen)
    {
        if (value is null or string or Type || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }

        if (
            Forbidden.Any(type => type.IsInstanceOfType(value))
            || value.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        )
        {
            found.Add($"{path} is a {value.GetType().Name}");
            return;
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            var index = 0;
            foreach (var item in (IEnumerable)array)
            {
                Walk(item, $"{path}[{index++}]", found, seen);
            }

            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", found, seen);
            }
        }
    }
}
