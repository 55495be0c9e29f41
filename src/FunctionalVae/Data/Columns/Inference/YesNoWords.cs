namespace FunctionalVae.Data;

/// <summary>The pairs of words that stand for no and yes.</summary>
internal static class YesNoWords
{
    private static readonly (string No, string Yes)[] Pairs =
    [
        ("no", "yes"),
        ("false", "true"),
        ("n", "y"),
        ("f", "t"),
        ("0", "1"),
        ("off", "on"),
    ];

    /// <summary>How a column spells no and yes; null where it has other texts, or only one of them.</summary>
    public static (string No, string Yes)? Of(ColumnFacts facts)
    {
        foreach (var (no, yes) in Pairs)
        {
            var (ofNo, ofYes) = (Spelled(facts, no), Spelled(facts, yes));
            if (ofNo is not null && ofYes is not null && facts.Texts.All(text => Is(text.Text, no) || Is(text.Text, yes)))
            {
                return (ofNo, ofYes);
            }
        }

        return null;
    }

    private static string? Spelled(ColumnFacts facts, string word) =>
        facts.Texts.Select(text => text.Text).FirstOrDefault(text => Is(text, word));

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
