using System.Text;

namespace FunctionalVae.Generator.Writing;

/// <summary>Text with indentation; lines end in \n on every platform.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', 4 * depth).Append(line);
        }

        text.Append('\n');
    }

    public void Lines(params string[] lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A header and a block in braces.</summary>
    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        depth++;
        body();
        depth--;
        Line("}");
    }

    /// <summary>A one-paragraph documentation comment.</summary>
    public void Summary(string summary) => Line("/// <summary>" + summary + "</summary>");

    public override string ToString() => text.ToString();
}
