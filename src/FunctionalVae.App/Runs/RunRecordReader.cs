using System.Text.Json;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Reads what <see cref="RunJson"/> wrote.</summary>
internal static class RunRecordReader
{
    /// <summary>The record in a file; null where there is none.</summary>
    /// <exception cref="UserErrorException">It is not a record of a run, or is damaged.</exception>
    public static RunRecord? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = AtomicFile.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            return Of(new("", json.RootElement));
        }
        // InvalidOperationException: a text that is not Unicode, such as half of a surrogate pair.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged(path, problem);
        }
    }

    /// <summary>That the record goes with the model: one name of a column and one pair of numbers to scale by for each value of an example, or one pair for all.</summary>
    /// <exception cref="UserErrorException">It does not.</exception>
    public static void RequireFit(string path, RunRecord record, IVaeModel model)
    {
        var width = model.Layout.InputWidth;
        var problem =
            record.Columns is { } columns && columns.Count != width ? $"data.columns has {columns.Count} names"
            : record.Scaling is { } scaling && scaling.Width != width ? $"data.scaling.width is {scaling.Width}"
            : null;
        if (problem is not null)
        {
            throw Damaged(path, new FormatException($"{problem}, and an example of {model.Name} has {width} values."));
        }
    }

    private static UserErrorException Damaged(string path, Exception problem) =>
        new($"{path} is not a record of a run, or is damaged: {Cause(problem)} Take it from a copy, or train again.", problem);

    private static string Cause(Exception problem) =>
        problem switch
        {
            JsonException { LineNumber: { } line } => $"it is not JSON from line {line + 1} on.",
            JsonException => "it is not JSON.",
            FormatException => problem.Message,
            _ => "a text in it is not Unicode.",
        };

    private static RunRecord Of(RecordField json)
    {
        var schema = json["schema"].Text;
        if (schema != RunJson.Schema)
        {
            throw new FormatException($"its schema is {schema}, and this version reads {RunJson.Schema}.");
        }

        var data = json["data"];
        var scaling = data.Find("scaling") is { } fitted ? FittedScalingJson.Read(fitted.Value) : null;
        var paths = data["paths"].Texts;
        if (paths.Any(string.IsNullOrWhiteSpace))
        {
            throw data["paths"].Problem("a list of paths that are not empty");
        }

        var name = data["name"];
        if (paths.Length == 0 && !EmbeddedData.Has(name.Text))
        {
            throw name.Problem("the name of embedded data where there are no paths");
        }

        var request = new DataRequest(
            paths,
            name.Text,
            data.Find("labelColumn")?.Text,
            data.Find("testFraction")?.Share,
            scaling?.Method,
            data.Find("header")?.Flag,
            data.Find("array")?.Text,
            data.Find("labelArray")?.Text,
            data.Find("labels")?.Texts,
            data.Find("columns")?.Texts
        );
        return new(
            json["specHash"].Text,
            json["options"]["seed"].Seed,
            Binarized(json["binarization"].Text),
            request,
            data["trainFingerprint"].Text,
            data["testFingerprint"].Text,
            request.ColumnNames,
            scaling,
            data.Find("constants") is { } constants ? [.. constants.Items.Select(Constant)] : []
        );
    }

    private static ConstantColumn Constant(RecordField field) => new(field["column"].Whole, field["value"].Number);

    private static Binarization Binarized(string name) =>
        Enum.TryParse<Binarization>(name, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"there is no binarization {name}.");
}
