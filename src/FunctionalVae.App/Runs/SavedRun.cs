using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A trained model: its weights, and the record of the run where there is one beside them.</summary>
/// <param name="Path">A run's folder or a checkpoint, as it was typed.</param>
/// <param name="Model">The model, binarising as the run did.</param>
/// <param name="Parameters">The trained weights.</param>
/// <param name="Record">What the run recorded; null for a checkpoint from elsewhere.</param>
/// <param name="Engine">What the model runs on now; it was trained on any.</param>
internal sealed record SavedRun(string Path, IVaeModel Model, ParameterVector Parameters, RunRecord? Record, Engine Engine)
{
    /// <summary>Is told what happens to values that users should know.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>The folder of the checkpoint.</summary>
    public string Folder => FolderOf(Path);

    public ulong Seed => Record?.Seed ?? Model.Defaults.Seed;

    /// <summary>One name for each value of an example.</summary>
    public IReadOnlyList<string> Columns =>
        Record?.Columns ?? [.. Enumerable.Range(0, Model.Layout.InputWidth).Select(i => $"x{i.ToString(CultureInfo.InvariantCulture)}")];

    /// <summary>Loads a trained model of the catalogue.</summary>
    /// <exception cref="UserErrorException">The model is unknown or not to be had on the engine, or the run's record is damaged or of another model.</exception>
    /// <exception cref="CheckpointException">There is no checkpoint, or it is damaged or of another specification.</exception>
    public static SavedRun Load(string path, ModelCatalogue catalogue, Engine engine)
    {
        var name = Directory.Exists(path) ? RunFiles.Model : System.IO.Path.GetFileName(path);

        // Weights and record of one run, also while another is put in its place.
        var (model, parameters, record) = AtomicFolder.Read(
            FolderOf(path),
            place =>
            {
                var saved = catalogue.SavedAs(Checkpoint.ModelName(place(name)), path);
                return (saved, Checkpoint.Load(saved, place(name)), RunRecordReader.Read(place(RunFiles.Facts)));
            }
        );
        if (record is not null && record.SpecHash != SpecHash.Of(model.Spec))
        {
            // A checkpoint may lie beside the record of another run; a run's own may not.
            record = !Directory.Exists(path)
                ? null
                : throw new UserErrorException(
                    $"{System.IO.Path.Combine(FolderOf(path), RunFiles.Facts)} is the record of another model than {model.Name}. Move one of them to a folder of its own."
                );
        }

        if (record is not null)
        {
            RunRecordReader.RequireFit(System.IO.Path.Combine(FolderOf(path), RunFiles.Facts), record, model);
        }

        var opened = engine.Open(model, catalogue);
        return new(path, record is null ? opened : Binarised(opened, record.Binarization), parameters, record, engine);
    }

    /// <summary>Examples as the model takes them: scaled as the training examples were.</summary>
    /// <exception cref="InvalidDataSetException">They have another size, or a value is outside the model's domain.</exception>
    public Batch Input(Table table)
    {
        foreach (var text in DataNotes.Changed(Record?.Constants ?? [], table))
        {
            Note(text);
        }

        return ExampleImages.Of(Model, ModelInput.Scaled(Model, Record?.Scaling, table, Note));
    }

    /// <summary>Values of the model in the units of the data, with the digits that it can tell apart.</summary>
    public ReadOnlyMemory<double> InUnits(ReadOnlyMemory<float> values) =>
        Record?.Scaling is { } scaling ? UnitDigits.Of(scaling, values) : Array.ConvertAll(values.ToArray(), static value => (double)value);

    private static IVaeModel Binarised(IVaeModel model, Binarization binarization)
    {
        try
        {
            return model.WithBinarization(binarization);
        }
        catch (ArgumentException problem)
        {
            throw new UserErrorException(Sentences.Of(problem), problem);
        }
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? "";
}
