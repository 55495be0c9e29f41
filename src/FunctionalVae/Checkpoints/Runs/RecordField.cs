using System.Globalization;
using System.Text.Json;

namespace FunctionalVae.Checkpoints;

/// <summary>A part of a run's record, which anybody may have edited: what is not as it should be is said by the field's name.</summary>
/// <param name="Name">With the names of the fields around it: <c>data.testFraction</c>; empty for the record itself.</param>
/// <param name="Value">What it holds.</param>
internal readonly record struct RecordField(string Name, JsonElement Value)
{
    private const int LongestShown = 60;

    /// <summary>A field that has to be there.</summary>
    /// <exception cref="FormatException">It is not, or this is not an object.</exception>
    public RecordField this[string name] => Find(name) ?? throw new FormatException($"{Full(name)} is missing.");

    /// <summary>A text.</summary>
    public string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Problem("a text");

    /// <summary>Texts.</summary>
    public string[] Texts =>
        Value.ValueKind == JsonValueKind.Array ? [.. Items.Select(item => item.Text)] : throw Problem("a list of texts");

    /// <summary>The parts of a list.</summary>
    public IEnumerable<RecordField> Items
    {
        get
        {
            if (Value.ValueKind != JsonValueKind.Array)
            {
                throw Problem("a list");
            }

            var name = Name;
            return Value
                .EnumerateArray()
                .Select((item, i) => new RecordField(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), item));
        }
    }

    /// <summary>Yes or no.</summary>
    public bool Flag => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Problem("true or false");

    /// <summary>A whole number from 0.</summary>
    public int Whole =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var whole) && whole >= 0
            ? whole
            : throw Problem("a whole number from 0");

    /// <summary>A finite number.</summary>
    public double Number =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Problem("a finite number");

    /// <summary>A seed.</summary>
    public ulong Seed =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetUInt64(out var seed)
            ? seed
            : throw Problem("a whole number from 0 to 18446744073709551615");

    /// <summary>A share of a whole: nothing of it, or a part.</summary>
    public double Share =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var share) && share >= 0 && share < 1
            ? share
            : throw Problem("a number from 0 to below 1");

    /// <summary>A field that need not be there.</summary>
    /// <exception cref="FormatException">This is not an object.</exception>
    public RecordField? Find(string name) =>
        Value.ValueKind != JsonValueKind.Object ? throw Problem("an object")
        : Value.TryGetProperty(name, out var value) ? new(Full(name), value)
        : null;

    /// <summary>A field that may be absent or null.</summary>
    /// <exception cref="FormatException">This is not an object.</exception>
    public RecordField? Given(string name) => Find(name) is { Value.ValueKind: not JsonValueKind.Null } field ? field : null;

    /// <summary>That the field is something else than it must be.</summary>
    public FormatException Problem(string must)
    {
        var text = Value.GetRawText();
        var shown = text.Length > LongestShown ? text[..LongestShown] + "…" : text;
        return new($"{(Name.Length == 0 ? "the record" : Name)} must be {must} and is {shown}.");
    }

    private string Full(string name) => Name.Length == 0 ? name : $"{Name}.{name}";
}
