using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>
/// Labels as a file spells them, made numbers: whole numbers stay what they are; decimals are numbered by size, texts in ordinal order.
/// Names that have numbers already keep them, and names that are new come after them.
/// </summary>
/// <param name="known">The names that have the numbers 0, 1, …; null where none has.</param>
internal sealed class LabelTexts(IReadOnlyList<string>? known = null)
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> labels = [];

    public void Add(ReadOnlySpan<char> text)
    {
        var lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var code))
        {
            code = texts.Count;
            texts.Add(text.ToString());
            codes.Add(texts[code], code);
        }

        labels.Add(code);
    }

    public TableLabels Build()
    {
        int?[] numbers = [.. texts.Select(WholeNumber)];
        return known is null && numbers.All(number => number is not null)
            ? new(Frozen(labels.Select(code => numbers[code]!.Value)), null, Spellings(numbers))
            : Named();
    }

    // Decimals are one label where they are one number, however they are spelled.
    private TableLabels Named()
    {
        var areNumbers = texts.Concat(known ?? []).All(text => Number(text) is not null);
        var numberOf = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> names = [.. known ?? []];
        for (var i = 0; i < names.Count; i++)
        {
            numberOf.TryAdd(Identity(names[i]), i);
        }

        foreach (var text in texts.OrderBy(text => areNumbers ? Number(text)!.Value : 0).ThenBy(text => text, StringComparer.Ordinal))
        {
            if (numberOf.TryAdd(Identity(text), names.Count))
            {
                names.Add(text);
            }
        }

        int[] numbers = [.. texts.Select(text => numberOf[Identity(text)])];
        return new(Frozen(labels.Select(code => numbers[code])), Array.AsReadOnly([.. names]));

        string Identity(string text) => areNumbers ? Number(text)!.Value.ToString("R", CultureInfo.InvariantCulture) : text;
    }

    private Dictionary<int, string>? Spellings(int?[] numbers)
    {
        var spelled = new Dictionary<int, string>();
        for (var code = 0; code < texts.Count; code++)
        {
            var number = numbers[code]!.Value;
            spelled.TryAdd(number, texts[code]);
        }

        return spelled.All(pair => pair.Value == pair.Key.ToString(CultureInfo.InvariantCulture)) ? null : spelled;
    }

    private static System.Collections.ObjectModel.ReadOnlyCollection<int> Frozen(IEnumerable<int> numbers) =>
        Array.AsReadOnly([.. numbers]);

    // 3.0 counts as 3: tables often come with all columns as decimals. 007 is a text: leading zeros are part of a name.
    private static int? WholeNumber(string text) =>
        Number(text) is { } number && double.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue && !HasLeadingZero(text)
            ? (int)number
            : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static bool HasLeadingZero(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }
}
