using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Numbers of latent dimensions as words: one, <c>8</c>, or a range, <c>2..16</c>, of which each is twice the one before: 2, 4, 8, 16.</summary>
internal static class LatentSizes
{
    private const string To = "..";

    /// <summary>The sizes of a word, the least first.</summary>
    /// <param name="word">The word.</param>
    /// <param name="most">The greatest size that there may be.</param>
    /// <exception cref="FormatException">It is neither a number nor a range with two sizes; the message says what to write.</exception>
    public static IReadOnlyList<int> Of(string word, int most)
    {
        var parts = word.Split(To);
        int?[] ends = [.. parts.Select(part => Read(part, most))];
        if (ends.Length > 2 || ends.Contains(null))
        {
            throw new FormatException(
                Invariant($"'{word}' is neither a whole number from 1 to {most} nor two of them with {To} between; write 8 or 2..16.")
            );
        }

        var (least, greatest) = (ends[0]!.Value, ends[^1]!.Value);
        if (greatest < least)
        {
            throw new FormatException(Invariant($"'{word}' has the greater number first; write {greatest}{To}{least}."));
        }

        var range = 2L * least <= most ? Invariant($"{least}{To}{2L * least}, or ") : "";
        return parts.Length == 2 && greatest < 2L * least
            ? throw new FormatException(
                Invariant($"'{word}' has fewer than two sizes: each is twice the one before. Write {range}{least} alone.")
            )
            : [.. Doubled(least, greatest)];
    }

    private static int? Read(string part, int most) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 1 && size <= most ? size : null;

    private static IEnumerable<int> Doubled(long least, int greatest)
    {
        for (var size = least; size <= greatest; size *= 2)
        {
            yield return (int)size;
        }
    }
}
