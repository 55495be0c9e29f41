namespace FunctionalVae.Files;

/// <summary>Text from a file as a message can carry it: short, on one line, without control characters.</summary>
internal static class Printable
{
    private const int Longest = 40;
    private const int LongestName = 200;
    private const int LongestText = 4000;

    public static string Of(ReadOnlySpan<char> text) => Of(text, Longest);

    /// <summary>A name, which has to be told from others and may be longer.</summary>
    public static string Name(ReadOnlySpan<char> text) => Of(text, LongestName);

    /// <summary>A specification, which has one line too.</summary>
    public static string Text(ReadOnlySpan<char> text) => Of(text, LongestText);

    private static string Of(ReadOnlySpan<char> text, int longest)
    {
        var cut = text[..Math.Min(longest, text.Length)].ToString();
        return string.Concat(cut.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '·' : letter))
            + (text.Length > longest ? "…" : "");
    }
}
