namespace FunctionalVae;

/// <summary>Numbers that divide another, for messages that say what to choose.</summary>
internal static class Divisors
{
    private const int Most = 6;

    /// <summary>As <c>2, 3 or 6</c>; of many the smallest.</summary>
    /// <param name="number">What is divided.</param>
    /// <param name="least">The smallest number that is of use, at most the number itself.</param>
    public static string Of(int number, int least)
    {
        var divisors = Enumerable
            .Range(least, Math.Min(number, 1 << 12) - least + 1)
            .Where(each => number % each == 0)
            .DefaultIfEmpty(number)
            .Take(Most)
            .ToList();
        return divisors.Count == 1
            ? SpecText.Literal(divisors[0])
            : $"{string.Join(", ", divisors.Take(divisors.Count - 1).Select(each => SpecText.Literal(each)))} or {SpecText.Literal(divisors[divisors.Count - 1])}";
    }
}
