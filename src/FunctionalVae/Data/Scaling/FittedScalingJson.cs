using System.Text.Json;

namespace FunctionalVae.Data;

/// <summary>A fitted scaling as JSON: <c>{"method": "standardise", "width": 3, "offsets": […], "scales": […]}</c>.</summary>
public static class FittedScalingJson
{
    /// <summary>Writes the scaling as one object; every number reads back as the same.</summary>
    public static void Write(Utf8JsonWriter json, FittedScaling scaling)
    {
        json.WriteStartObject();
        json.WriteString("method", scaling.Method.ToString());
        json.WriteNumber("width", scaling.Width);
        WriteNumbers(json, "offsets", scaling.Offsets);
        WriteNumbers(json, "scales", scaling.Scales);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Something is missing, of another type, or out of range; the message names it.</exception>
    public static FittedScaling Read(JsonElement json)
    {
        var method = Property(json, "method", JsonValueKind.String).GetString()!;
        if (!Property(json, "width", JsonValueKind.Number).TryGetInt32(out var width) || width <= 0)
        {
            throw new FormatException("The \"width\" of a scaling is a whole number greater than 0.");
        }

        var (offsets, scales) = (Numbers(json, "offsets", width), Numbers(json, "scales", width));
        return scales.All(scale => scale > 0)
            ? new(Scaling.Parse(method), width, offsets, scales)
            : throw new FormatException("The \"scales\" of a scaling are greater than 0.");
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ValueList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static ValueList<double> Numbers(JsonElement json, string name, int width)
    {
        var numbers = new List<double>();
        foreach (var item in Property(json, name, JsonValueKind.Array).EnumerateArray())
        {
            numbers.Add(
                item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) && double.IsFinite(number)
                    ? number
                    : throw new FormatException($"The \"{name}\" of a scaling are finite numbers; one is {item}.")
            );
        }

        return numbers.Count == 1 || numbers.Count == width
            ? ValueList.From(numbers)
            : throw new FormatException($"The \"{name}\" of a scaling are 1 or {width} numbers, but there are {numbers.Count}.");
    }

    private static JsonElement Property(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"A scaling has \"{name}\" of type {kind}, and this one does not.");
}
