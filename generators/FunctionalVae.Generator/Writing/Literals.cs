namespace FunctionalVae.Generator.Writing;

/// <summary>Values as C# literals: the only place where the writers turn a number into text.</summary>
internal static class Literals
{
    public static string Of(int value) => SpecText.Literal(value);

    /// <summary>A round-trip literal with its suffix: <c>0.5d</c>.</summary>
    public static string Of(double value) => SpecText.Literal(value);

    public static string Of(bool value) => SpecText.Literal(value);

    public static string Of(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>A shape for a comment: <c>[B, 128]</c>.</summary>
    public static string BatchShape(int width) => "[B, " + Of(width) + "]";

    /// <summary>A parameter's name as an identifier: <c>encoder.1.weight</c> becomes <c>encoder1Weight</c>.</summary>
    public static string Identifier(string parameterName)
    {
        var parts = parameterName.Split('.', '_');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
    }
}
