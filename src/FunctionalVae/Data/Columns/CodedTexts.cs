namespace FunctionalVae.Data;

/// <summary>The cells of one column as texts without white space around them, each different text once.</summary>
internal sealed class CodedTexts
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> codes = [];

    /// <summary>The different texts, in the order in which they come first.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>For each row the number of its text.</summary>
    public IReadOnlyList<int> Codes => codes;

    public void Add(ReadOnlySpan<char> text)
    {
        if (!known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var code))
        {
            code = texts.Count;
            texts.Add(text.ToString());
            known.Add(texts[code], code);
        }

        codes.Add(code);
    }

    /// <summary>How many rows have each text.</summary>
    public int[] Counts()
    {
        var counts = new int[texts.Count];
        foreach (var code in codes)
        {
            counts[code]++;
        }

        return counts;
    }
}
