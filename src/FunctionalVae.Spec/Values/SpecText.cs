using System.Globalization;

namespace FunctionalVae;

/// <summary>
/// Writes specification records as the C# expression that makes them, the same text in every culture.
/// That text is what <c>ToString</c> of every vocabulary record returns, what checkpoints carry, and what the specification's hash is taken of.
/// </summary>
internal static class SpecText
{
    public static string New(string type, params (string Name, object? Value)[] arguments) =>
        "new " + type + "(" + string.Join(", ", arguments.Select(argument => argument.Name + ": " + Literal(argument.Value))) + ")";

    /// <summary>An argument, or none where it is at its default: a text keeps its hash when a record gets another argument.</summary>
    public static (string Name, object? Value)[] Unless<T>(T atDefault, string name, T value) =>
        EqualityComparer<T>.Default.Equals(atDefault, value) ? [] : [(name, value)];

    public static string Literal(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            // R is round-trip on every run time; the suffix keeps a whole number a double.
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            Enum member => member.GetType().Name + "." + member,
            _ => value.ToString(),
        };
}
