using System.Globalization;
using System.Text.Json;
using FunctionalVae.Data;
using FunctionalVae.Files;
using static System.FormattableString;

namespace FunctionalVae.Checkpoints;

/// <summary>Reads <c>run.json</c>, field by field: anybody may have edited it.</summary>
internal static class RunRecordReader
{
    private const string Family = "functionalvae.run.";

    /// <summary>The record in a file; null where there is none.</summary>
    /// <exception cref="CheckpointException">It is not a record of a run, is damaged, or is laid out as another version does.</exception>
    public static RunRecord? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = FileKind.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            var record = new RecordField("", json.RootElement);
            RequireSchema(path, record["schema"].Text);
            return Of(record);
        }
        catch (JsonException problem)
        {
            throw Damaged(
                path,
                Invariant($"it is not JSON at line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}."),
                problem
            );
        }
        // Half of a surrogate pair, or bytes that are no UTF-8.
        catch (InvalidOperationException problem)
        {
            throw Damaged(path, "a text in it is not Unicode.", problem);
        }
        catch (FormatException problem)
        {
            throw Damaged(path, problem.Message, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>That the record goes with the model: one name of a column and one pair of numbers to scale by for each value of an example, or one pair for all.</summary>
    /// <exception cref="CheckpointException">It does not.</exception>
    public static void RequireFit(string path, RunRecord record, IVaeModel model)
    {
        var width = model.Layout.InputWidth;
        var problem =
            record.Data.Reading.ColumnNames is { } columns && columns.Count != width ? Invariant($"data.columns has {columns.Count} names")
            : record.Data.Scaling is { } scaling && scaling.Width != width ? Invariant($"data.scaling.width is {scaling.Width}")
            : null;
        if (problem is not null)
        {
            throw Damaged(path, Invariant($"{problem}, and an example of {model.Name} has {width} values."), null);
        }
    }

    private static void RequireSchema(string path, string schema)
    {
        if (schema == RunRecord.Schema)
        {
            return;
        }

        var isNewer =
            schema.StartsWith(Family, StringComparison.Ordinal)
            && int.TryParse(schema.AsSpan(Family.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > int.Parse(RunRecord.Schema.AsSpan(Family.Length), CultureInfo.InvariantCulture);
        throw isNewer
            ? new CheckpointException(
                $"{path} is of a newer version: its schema is {schema}, and this version reads {RunRecord.Schema}. Update FunctionalVae, or load the run with the version that wrote it."
            )
            : new FormatException($"its schema is {Printable.Name(schema)}, and this version reads {RunRecord.Schema}.");
    }

    private static CheckpointException Damaged(string path, string problem, Exception? cause)
    {
        var text = $"{path} is not a record of a run, or is damaged: {problem} Put back the file that train wrote, or train again.";
        return cause is null ? new(text) : new(text, cause);
    }

    private static RunRecord Of(RecordField json) =>
        new(
            json["model"].Text,
            json["specHash"].Text,
            Binarized(json["binarization"].Text),
            TrainOptionsJson.Of(json["options"]),
            json.Find("training")?.Find("isComplete")?.Flag ?? true,
            SourceOf(json["data"])
        )
        {
            Latents = json.Find("latents")?.Text,
        };

    private static RunSource SourceOf(RecordField data)
    {
        var paths = data["paths"].Texts;
        return paths.Any(string.IsNullOrWhiteSpace)
            ? throw data["paths"].Problem("a list of paths that are not empty")
            : new(
                data["name"].Text,
                paths,
                new DataOptions(
                    data.Find("labelColumn")?.Text,
                    data.Find("header")?.Flag,
                    Array: data.Find("array")?.Text,
                    LabelArray: data.Find("labelArray")?.Text,
                    LabelNames: data.Find("labels")?.Texts,
                    ColumnNames: data.Find("columns")?.Texts
                ),
                data.Find("testFraction")?.Share,
                data.Find("scaling") is { } fitted ? FittedScalingJson.Read(fitted.Value) : null,
                data.Find("constants") is { } constants ? [.. constants.Items.Select(Constant)] : [],
                data["trainFingerprint"].Text,
                data["testFingerprint"].Text
            );
    }

    private static ConstantColumn Constant(RecordField field) => new(field["column"].Whole, field["value"].Number);

    private static Binarization Binarized(string name) =>
        Enum.TryParse<Binarization>(name, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"there is no binarization {Printable.Name(name)}.");
}
