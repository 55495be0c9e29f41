using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A run at the command line: with its model, on a backend.</summary>
/// <param name="Run">The run.</param>
/// <param name="Model">The model, binarising as the run did.</param>
/// <param name="Parameters">The trained weights.</param>
/// <param name="Source">Where the run's data are; null for a checkpoint from elsewhere.</param>
/// <param name="Backend">What the model runs on now; it was trained on any.</param>
internal sealed record SavedRun(Run Run, IVaeModel Model, ParameterVector Parameters, DataRequest? Source, Backend Backend)
{
    /// <summary>Is told what happens to values that users should know.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    public string Path => Run.Path;

    /// <summary>The folder of the checkpoint.</summary>
    public string Folder => Run.Folder;

    /// <summary>The distribution of latent vectors that was fitted after training; null where none was.</summary>
    /// <exception cref="CheckpointException">It is of another model, of other weights or of another kind than the run's, or damaged.</exception>
    public LatentDistribution? Latents
    {
        get
        {
            var latents = Run.Latents(Model);
            return latents is null || Record?.Latents is not { } kind || LatentKind.Of(latents).Name == kind
                ? latents
                : throw new CheckpointException(
                    $"{RunFiles.Facts} of {Path} says that latents were fitted ({kind}), and {RunFiles.Latents} has others ({LatentKind.Of(latents).Name}). Put back the file of this run, or fit them anew."
                );
        }
    }

    public RunRecord? Record => Run.Record;

    public ulong Seed => Record?.Options.Seed ?? Model.Defaults.Seed;

    /// <summary>One name for each value of an example.</summary>
    public IReadOnlyList<string> Columns =>
        Run.Columns ?? [.. Enumerable.Range(0, Model.Layout.InputWidth).Select(i => $"x{i.ToString(CultureInfo.InvariantCulture)}")];

    /// <summary>Loads a trained model of the catalogue.</summary>
    /// <exception cref="UserErrorException">The model is unknown or not to be had on the backend.</exception>
    /// <exception cref="CheckpointException">There is no run, or it is damaged or of another specification.</exception>
    public static SavedRun Load(string path, ModelCatalogue catalogue, Backend backend)
    {
        var run = Run.Load(path);
        var model = catalogue.OfRun(run);
        var parameters = run.Vector(model);
        var opened = backend.Open(model, catalogue);
        return run.Record is { } record
            ? new(run, Binarised(opened, record.Binarization), parameters, DataRequest.Of(run, record.Data), backend)
            : new(run, opened, parameters, null, backend);
    }

    /// <summary>Examples as the model takes them: scaled as the training examples were.</summary>
    /// <exception cref="InvalidDataSetException">They have another size, or a value is outside the model's domain.</exception>
    public Batch Input(ExampleTable table)
    {
        if (Run.Table is { Fit: var fit })
        {
            return ExampleBatch.Of(Model, fit.Encode(table));
        }

        foreach (var text in DataNotes.Changed(Record?.Data.Constants ?? [], table))
        {
            Note(text);
        }

        return ExampleBatch.Of(Model, ModelInput.Scaled(Model, Run.Scaling, table, Note));
    }

    /// <summary>Values of the model in the units of the data, with the digits that it can tell apart.</summary>
    public ReadOnlyMemory<double> InUnits(ReadOnlyMemory<float> values) => Run.InUnits(values);

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
}
