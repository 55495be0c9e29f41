using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Reads what <see cref="RunJson"/> wrote.</summary>
internal static class RunRecordReader
{
    /// <summary>The record in a run's folder; null where there is none.</summary>
    /// <exception cref="UserErrorException">It is not a record of a run, or is damaged.</exception>
    public static RunRecord? Read(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Facts);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(json.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new UserErrorException($"{path} is not a record of a run, or is damaged: {problem.Message}", problem);
        }
    }

    private static RunRecord Of(JsonElement json)
    {
        var schema = json.GetProperty("schema").GetString();
        if (schema != RunJson.Schema)
        {
            throw new FormatException($"its schema is {schema}, and this version reads {RunJson.Schema}.");
        }

        var data = json.GetProperty("data");
        var scaling = data.TryGetProperty("scaling", out var fitted) ? FittedScalingJson.Read(fitted) : null;
        var request = new DataRequest(
            Texts(data.GetProperty("paths")),
            Text(data.GetProperty("name")),
            data.TryGetProperty("labelColumn", out var label) ? label.GetString() : null,
            data.TryGetProperty("testFraction", out var fraction) ? fraction.GetDouble() : null,
            scaling?.Method,
            data.TryGetProperty("header", out var header) ? header.GetBoolean() : null,
            data.TryGetProperty("array", out var array) ? array.GetString() : null,
            data.TryGetProperty("labelArray", out var labelArray) ? labelArray.GetString() : null,
            data.TryGetProperty("labels", out var labels) ? Texts(labels) : null,
            data.TryGetProperty("columns", out var columns) ? Texts(columns) : null
        );
        return new(
            Text(json.GetProperty("specHash")),
            json.GetProperty("options").GetProperty("seed").GetUInt64(),
            Binarized(Text(json.GetProperty("binarization"))),
            request,
            Text(data.GetProperty("trainFingerprint")),
            Text(data.GetProperty("testFingerprint")),
            request.ColumnNames,
            scaling,
            data.TryGetProperty("constants", out var constants) ? [.. constants.EnumerateArray().Select(Constant)] : []
        );
    }

    private static ConstantColumn Constant(JsonElement json) =>
        new(json.GetProperty("column").GetInt32(), json.GetProperty("value").GetDouble());

    private static Binarization Binarized(string name) =>
        Enum.TryParse<Binarization>(name, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"there is no binarization {name}.");

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("a text is null.");

    private static string[] Texts(JsonElement json) => [.. json.EnumerateArray().Select(Text)];
}
