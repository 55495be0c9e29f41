using System.Text;

namespace FunctionalVae.Reports;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextWrap
{
    private const int Indent = 2;

    /// <summary>The lines of a text behind a margin; those after the first are indented by two more. A word that is longer than its line stays whole.</summary>
    /// <param name="margin">What stands before the first line; there are blanks before the others.</param>
    /// <param name="text">The words.</param>
    /// <param name="width">The most characters of a line.</param>
    public static IEnumerable<string> Lines(string margin, string text, int width)
    {
        var line = new StringBuilder(margin);
        var isEmpty = true;
        foreach (var word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear().Append(' ', margin.Length + Indent);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        yield return line.ToString().TrimEnd();
    }
}
