using System.Text;

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
        var name = new StringBuilder(parameterName.Length);
        var begins = false;
        foreach (var letter in parameterName)
        {
            if (letter is '.' or '_')
            {
                begins = name.Length > 0;
                continue;
            }

            // Two numbers in a row stay two: encoder.1.0 is not encoder.10.
            name.Append(begins && char.IsDigit(letter) && char.IsDigit(name[name.Length - 1]) ? "_" : "")
                .Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = false;
        }

        return name.ToString();
    }
}
