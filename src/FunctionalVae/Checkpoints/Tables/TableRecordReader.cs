using System.Text.Json;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>Reads the record of a table beside a run's weights.</summary>
internal static class TableRecordReader
{
    /// <summary>The record; null where there is none, as of every run of something else than a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="specHash">Of the weights beside it; null where they do not say.</param>
    /// <exception cref="CheckpointException">It is damaged, of another version, or of another model.</exception>
    public static TableRecord? Read(string path, string? specHash)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var record = TableRecordJson.Of(new("", document.RootElement));
            return record.SpecHash != specHash ? throw Damaged(path, "it is of another model than the weights beside it.", null)
                : record.Spec is { } spec && (SpecRules.Check(spec).Count > 0 || SpecHash.Of(spec) != specHash)
                    ? throw Damaged(path, "its columns and layers are not those of the model that was trained.", null)
                : record;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            var text = problem is FormatException ? problem.Message : "it is not JSON.";
            throw Damaged(path, text, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Refuses a run of a table without its record, whose numbers nobody could scale, and a record of other columns than the model's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="record">What it says; null where there is none.</param>
    /// <param name="model">The model that was trained.</param>
    /// <exception cref="CheckpointException">The record is missing, or of other columns.</exception>
    public static void RequireFit(string path, TableRecord? record, IVaeModel model)
    {
        const string Remedy = "Put back the file that train wrote, or train again.";
        if (model.Spec.Input is Table && record is null)
        {
            throw new CheckpointException(
                $"{path} is missing: {model.Name} takes a table, and the file says how its columns are written and scaled. {Remedy}"
            );
        }

        if (record is not null && !(model.Spec.Input is Table table && table == record.Form.Table))
        {
            throw new CheckpointException($"{path} is of other columns than {model.Name}. {Remedy}");
        }
    }

    private static CheckpointException Damaged(string path, string problem, Exception? cause)
    {
        var text =
            $"{path} is not the record of this run's table, or is damaged: {problem} Put back the file that train wrote, or train again.";
        return cause is null ? new(text) : new(text, cause);
    }
}
