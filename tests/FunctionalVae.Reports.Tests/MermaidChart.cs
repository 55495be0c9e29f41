using System.Globalization;
using System.Text.RegularExpressions;

namespace FunctionalVae.Reports.Tests;

/// <summary>The part of Mermaid's language that charts of graphs are written in: boxes with their labels, frames, arrows.</summary>
internal sealed partial record MermaidChart(
    IReadOnlyDictionary<string, string> Boxes,
    IReadOnlyList<(string From, string To, bool IsDashed)> Arrows
)
{
    /// <exception cref="FormatException">A line is none of the language.</exception>
    public static MermaidChart Parse(string text)
    {
        var lines = text.Split('\n');
        Require(lines is ["---", _, "---", "flowchart TD", .., ""] && Title().IsMatch(lines[1]), text);
        var boxes = new Dictionary<string, string>();
        var arrows = new List<(string From, string To, bool IsDashed)>();
        var isInFrame = false;
        foreach (var line in lines[4..^1])
        {
            if (Box().Match(line) is { Success: true } box)
            {
                boxes.Add(box.Groups[1].Value, Unescaped(box.Groups[2].Value + box.Groups[3].Value));
            }
            else if (Arrow().Match(line) is { Success: true } arrow)
            {
                arrows.Add((arrow.Groups[1].Value, arrow.Groups[3].Value, arrow.Groups[2].Value == "-.->"));
            }
            else if (Frame().IsMatch(line) || line == "  end")
            {
                Require(isInFrame == (line == "  end"), line);
                isInFrame = !isInFrame;
            }
            else
            {
                Require(line == "  classDef gradient stroke-dasharray: 5 3", line);
            }
        }

        Require(!isInFrame, "a frame has no end");
        return new(boxes, arrows);
    }

    private static void Require(bool condition, string text) => _ = condition ? true : throw new FormatException(text);

    private static string Unescaped(string label) =>
        Entity()
            .Replace(
                label.Replace("<br>", "\n", StringComparison.Ordinal),
                match => $"{(char)int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)}"
            );

    // Labels have no character that means something to Mermaid, HTML or Markdown but in entities and line breaks.
    [GeneratedRegex(
        "^ +([a-z]+[0-9]*)(?:\\[\"((?:[^\"#;<>&`*\\\\]|#[0-9]+;|<br>)+)\"\\]|\\(\\[\"((?:[^\"#;<>&`*\\\\]|#[0-9]+;|<br>)+)\"\\]\\))(?::::gradient)?$"
    )]
    private static partial Regex Box();

    [GeneratedRegex("^  ([a-z]+[0-9]*) (-->|-\\.->)(?:\\|\"(?:[^\"#;<>&`*\\\\]|#[0-9]+;)+\"\\|)? ([a-z]+[0-9]*)$")]
    private static partial Regex Arrow();

    [GeneratedRegex("^  subgraph (encode|draw|condition|decode|prior|score|mean|backward)$")]
    private static partial Regex Frame();

    [GeneratedRegex("^title: \"(?:[^\"\\\\]|\\\\.)*\"$")]
    private static partial Regex Title();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Entity();
}
