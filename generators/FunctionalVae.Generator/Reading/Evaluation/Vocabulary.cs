using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// The types that a specification consists of: <see cref="VaeSpec"/>, what its constructor takes, what derives from that, and so on.
/// A new record joins by being reachable; there is no list to keep.
/// </summary>
internal static class Vocabulary
{
    private static readonly HashSet<Type> Types = Reachable();

    private static readonly HashSet<string> SimpleNames = new(
        Types.Select(type => type.Name).Append(nameof(ValueList)),
        StringComparer.Ordinal
    );

    /// <summary>The compiler's own copy of <paramref name="symbol"/>, or null where it is not a vocabulary type.</summary>
    public static Type? Find(ITypeSymbol? symbol)
    {
        if (symbol is not INamedTypeSymbol named || named.ContainingAssembly?.Name != typeof(VaeSpec).Assembly.GetName().Name)
        {
            return null;
        }

        var type = typeof(VaeSpec).Assembly.GetType(named.ContainingNamespace.ToDisplayString() + "." + named.MetadataName);
        if (type is not { IsGenericTypeDefinition: true })
        {
            return type is not null && Types.Contains(type) ? type : null;
        }

        var element = type == typeof(ValueList<>) ? Find(named.TypeArguments[0]) ?? Primitive(named.TypeArguments[0]) : null;
        return element is null ? null : type.MakeGenericType(element);
    }

    /// <summary>Whether <paramref name="symbol"/> is the type of specifications.</summary>
    public static bool IsSpec(ITypeSymbol? symbol) => Find(symbol) == typeof(VaeSpec);

    /// <summary>Whether a type of the vocabulary has the simple name <paramref name="name"/>.</summary>
    public static bool IsName(string name) => SimpleNames.Contains(name);

    /// <summary>The names of the records that can stand where a <paramref name="wanted"/> is taken, or of all where that is null.</summary>
    public static IReadOnlyList<string> Records(Type? wanted) =>
        [
            .. Types
                .Where(type => type is { IsAbstract: false, IsEnum: false } && wanted?.IsAssignableFrom(type) != false)
                .Select(type => type.Name)
                .OrderBy(name => name, StringComparer.Ordinal),
        ];

    /// <summary>The built-in types that a specification's numbers and flags have.</summary>
    public static Type? Primitive(ITypeSymbol? symbol) =>
        symbol?.SpecialType switch
        {
            SpecialType.System_Int32 => typeof(int),
            SpecialType.System_Double => typeof(double),
            SpecialType.System_Boolean => typeof(bool),
            SpecialType.System_String => typeof(string),
            _ => null,
        };

    private static HashSet<Type> Reachable()
    {
        var exported = typeof(VaeSpec).Assembly.GetExportedTypes();
        var reached = new HashSet<Type>();
        var pending = new Stack<Type>([typeof(VaeSpec)]);
        while (pending.Count > 0)
        {
            var type = pending.Pop();
            if (type.IsGenericType)
            {
                pending.Push(type.GetGenericArguments()[0]);
            }
            else if (type.Assembly == typeof(VaeSpec).Assembly && reached.Add(type))
            {
                var taken = type.GetConstructors()
                    .SelectMany(constructor => constructor.GetParameters())
                    .Select(parameter => parameter.ParameterType);
                var set = type.GetProperties().Where(property => property.CanWrite).Select(property => property.PropertyType);
                foreach (var next in taken.Concat(set).Concat(exported.Where(type.IsAssignableFrom)))
                {
                    pending.Push(next);
                }
            }
        }

        return reached;
    }
}
