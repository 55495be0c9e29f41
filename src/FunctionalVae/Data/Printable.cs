namespace FunctionalVae.Data;

/// <summary>Text from a file as a message can carry it: short, on one line, without control characters.</summary>
internal static class Printable
{
    private const int Longest = 40;

    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text[..Math.Min(Longest, text.Length)].ToString();
        return string.Concat(cut.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '·' : letter))
            + (text.Length > Longest ? "…" : "");
    }
}
