namespace FunctionalVae.Generator.Reading;

/// <summary>Guesses which name a misspelt one was meant to be.</summary>
internal static class Misspelling
{
    private const int ShortestStem = 4;

    /// <summary>
    /// The one name that is nearest to <paramref name="word"/>, letter case aside: at most one letter of three is wrong, or one of the two
    /// begins as the other. Null where there is none, or more than one: a guess among several is as often wrong.
    /// </summary>
    public static string? Of(string word, IReadOnlyList<string> names)
    {
        var near = names
            .Select(name => (Name: name, Edits: Distance(word.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(each => each.Edits <= Math.Max(1, word.Length / 3))
            .GroupBy(each => each.Edits, each => each.Name)
            .OrderBy(group => group.Key)
            .FirstOrDefault()
            ?.ToList();
        near ??= [.. names.Where(name => IsStem(name, word) || IsStem(word, name))];
        return near.Count == 1 ? near[0] : null;
    }

    private static bool IsStem(string stem, string word) =>
        stem.Length >= ShortestStem && word.StartsWith(stem, StringComparison.OrdinalIgnoreCase);

    // Levenshtein's distance, one row of the table at a time.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitute = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
