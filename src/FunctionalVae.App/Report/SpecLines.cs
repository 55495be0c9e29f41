using System.Text;

namespace FunctionalVae.App;

/// <summary>A specification in lines that fit: what is in brackets is broken at its commas where it is long.</summary>
internal static class SpecLines
{
    private const int Width = 76;
    private const int Indent = 4;

    /// <summary>The same C# with line breaks.</summary>
    /// <param name="text">The specification on one line, as <c>ToString</c> gives it.</param>
    public static string Of(string text) => Broken(text, 0);

    private static string Broken(string text, int depth)
    {
        if (text.Length + (depth * Indent) <= Width || Opening(text) is not ({ } open, { } close))
        {
            return text;
        }

        var lines = new StringBuilder(text[..(open + 1)]);
        var parts = Parts(text[(open + 1)..close]).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            lines
                .Append('\n')
                .Append(' ', (depth + 1) * Indent)
                .Append(Broken(parts[i], depth + 1))
                .Append(i == parts.Count - 1 ? "" : ",");
        }

        return lines.Append('\n').Append(' ', depth * Indent).Append(text[close..]).ToString();
    }

    // The first bracket with something in it, and the one that closes it.
    private static (int? Open, int? Close) Opening(string text)
    {
        var depth = 0;
        int? open = null;
        foreach (var (sign, at) in Signs(text))
        {
            if (sign is '(' or '[' or '{')
            {
                depth++;
                open ??= at;
            }
            else if (sign is ')' or ']' or '}' && --depth == 0)
            {
                return at == open + 1 ? (null, null) : (open, at);
            }
        }

        return (null, null);
    }

    private static IEnumerable<string> Parts(string text)
    {
        var (depth, start) = (0, 0);
        foreach (var (sign, at) in Signs(text))
        {
            depth +=
                sign is '(' or '[' or '{' ? 1
                : sign is ')' or ']' or '}' ? -1
                : 0;
            if (sign == ',' && depth == 0)
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }

    // Without what stands in a string.
    private static IEnumerable<(char Sign, int At)> Signs(string text)
    {
        var isInString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isInString && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isInString = !isInString;
            }
            else if (!isInString)
            {
                yield return (text[i], i);
            }
        }
    }
}
