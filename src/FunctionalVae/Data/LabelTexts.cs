using System.Globalization;

namespace FunctionalVae.Data;

/// <summary>Labels as a file spells them, made numbers: whole numbers stay what they are, texts are numbered in ordinal order.</summary>
internal sealed class LabelTexts
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

    /// <summary>One number per label; the names when they are texts.</summary>
    public (IReadOnlyList<int> Labels, IReadOnlyList<string>? Names) Build()
    {
        int?[] numbers = [.. texts.Select(WholeNumber)];
        if (numbers.All(number => number is not null))
        {
            return (Array.AsReadOnly([.. labels.Select(code => numbers[code]!.Value)]), null);
        }

        string[] names = [.. texts.Order(StringComparer.Ordinal)];
        int[] rank = [.. texts.Select(text => Array.BinarySearch(names, text, StringComparer.Ordinal))];
        return (Array.AsReadOnly([.. labels.Select(code => rank[code])]), Array.AsReadOnly(names));
    }

    // 3.0 counts as 3: tables often come with all columns as decimals.
    private static int? WholeNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsInteger(number)
        && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;
}
