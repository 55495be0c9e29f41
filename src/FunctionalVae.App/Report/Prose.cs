using System.Text.RegularExpressions;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Sentences of a page.</summary>
internal static partial class Prose
{
    /// <summary>A text whose options of the tool are set as code, so that none is broken after its hyphens.</summary>
    public static Markup Of(string text)
    {
        var pieces = new List<Markup>();
        var start = 0;
        foreach (var match in Options().EnumerateMatches(text))
        {
            pieces.Add(text[start..match.Index]);
            pieces.Add(Markup.Tag("code", text.Substring(match.Index, match.Length)));
            start = match.Index + match.Length;
        }

        return Markup.Of([.. pieces, text[start..]]);
    }

    [GeneratedRegex(@"--[a-z][a-z-]*( [0-9][0-9.]*[0-9]| [0-9])?")]
    private static partial Regex Options();
}
