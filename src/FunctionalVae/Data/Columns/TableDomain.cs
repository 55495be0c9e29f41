using System.Globalization;

namespace FunctionalVae;

/// <summary>What the values of a row of a table may be.</summary>
/// <param name="Layout">Where its columns lie.</param>
internal sealed record TableDomain(TableLayout Layout)
{
    /// <summary>The first value that is not what its column may have, with what is wrong; null where the row is whole.</summary>
    public (int Value, string What)? FirstFault(ReadOnlySpan<float> example)
    {
        foreach (var place in Layout.Places)
        {
            if (Fault(place, example) is var (value, what))
            {
                return (value, $"{ColumnText.Quoted(place.Column.Name)}, a column of {place.Column.Kind}, {what}");
            }
        }

        return null;
    }

    private static (int Value, string What)? Fault(ColumnPlace place, ReadOnlySpan<float> example)
    {
        var width = (int)place.Column.Width;
        var own = example.Slice(place.First, width);
        for (var i = 0; i < width; i++)
        {
            if (!float.IsFinite(own[i]))
            {
                return (place.First + i, "has a value that is not finite");
            }
        }

        if (place.Missing is { } missing && example[missing] != 0)
        {
            return example[missing] != 1 ? (missing, "is neither missing, 1, nor observed, 0")
                : own.ContainsAnyExcept(0f) ? (place.First + own.IndexOfAnyExcept(0f), "is missing, but has a value other than 0")
                : null;
        }

        var choices = own[..place.Choices];
        if (place.Choices > 0 && (choices.Count(1f) != 1 || choices.Count(0f) != place.Choices - 1))
        {
            return (
                place.First,
                string.Create(CultureInfo.InvariantCulture, $"must have one 1 and otherwise 0 among its {place.Choices} values")
            );
        }

        if (place.Value is not { } number)
        {
            return null;
        }

        return place.Choices > 0 && choices[^1] == 0 && example[number] != 0 ? (number, "is one of its points, but has another value too")
            : place.Column.Domain == ValueDomain.Count
            && !(example[number] is >= 0 and <= CountColumn.Greatest && MathF.Truncate(example[number]) == example[number])
                ? (number, "must be a whole number from 0 to 16777216")
            : null;
    }
}
