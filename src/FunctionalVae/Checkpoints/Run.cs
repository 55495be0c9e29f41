using FunctionalVae.Data;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// A trained model as <c>fvae train … --out DIR</c> left it: its weights, and how its examples were read and scaled. Examples go in and come
/// out in the units of their files.
/// </summary>
public sealed partial class Run
{
    private readonly SafeTensors weights;
    private readonly string file;
    private readonly FittedFile latents;

    private Run(string path, string file, SafeTensors weights, RunRecord? record, TableRecord? table, FittedFile latents) =>
        (Path, this.file, this.weights, Record, Table, this.latents) = (path, file, weights, record, table, latents);

    /// <summary>The run's folder, or the file of its weights, as it was given.</summary>
    public string Path { get; }

    /// <summary>The folder that the weights lie in.</summary>
    public string Folder => FolderOf(Path);

    /// <summary>What the run recorded; null for weights that have no record beside them, such as those of <c>fvae import</c> and of <c>Save</c>.</summary>
    public RunRecord? Record { get; }

    /// <summary>Of a run of a table its columns, how files write them, and the model that was made for it; null of every other run.</summary>
    public TableRecord? Table { get; }

    /// <summary>The name of the model that was trained; null where the weights come from elsewhere and do not say.</summary>
    public string? ModelName => weights.Metadata.GetValueOrDefault("model");

    /// <summary>Of the specification that was trained (<see cref="FunctionalVae.SpecHash"/>); null where the weights do not say.</summary>
    public string? SpecHash => weights.Metadata.GetValueOrDefault("spec_hash");

    /// <summary>Whether the model that was trained takes a table, as the weights say; <see cref="Table"/> is null nevertheless where its file was lost.</summary>
    public bool IsOfTable =>
        weights.Metadata.GetValueOrDefault("spec")?.Contains($"(Input: new {nameof(FunctionalVae.Table)}(", StringComparison.Ordinal)
        == true;

    /// <summary>How the run's files were read, for files of the same kind: <c>DataFiles.Load(["new.csv"], run.Reading)</c>. With <c>LabelColumn = null</c> for those without labels.</summary>
    public DataOptions Reading => Record?.Data.Reading ?? new();

    /// <summary>The names of an example's values; null where they have none.</summary>
    public IReadOnlyList<string>? Columns => Record?.Data.Reading.ColumnNames;

    /// <summary>The text of label 0, 1, …; null where labels are plain numbers, or there are none.</summary>
    public IReadOnlyList<string>? LabelNames => Record?.Data.Reading.LabelNames;

    /// <summary>The numbers by which values were scaled; null where they were not.</summary>
    public FittedScaling? Scaling => Record?.Data.Scaling;

    /// <summary>Reads a run, all of one state where another process changes it meanwhile.</summary>
    /// <param name="path">The folder that <c>train</c> wrote, or a <c>.safetensors</c> file; what lies beside that is read where it belongs to the file.</param>
    /// <exception cref="CheckpointException">
    /// There is no run, or none yet; its weights or its record are damaged, of a newer version, or not of one another. The message is complete.
    /// </exception>
    public static Run Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var isFolder = Directory.Exists(path);
        return AtomicFolder.Read(
            FolderOf(RunPlace.Require(path)),
            place =>
            {
                var file = isFolder ? RunPlace.Model(path, place) : place(System.IO.Path.GetFileName(path));
                var weights = SafeTensors.Read(file);
                var record = RecordOf(path, isFolder, weights, place);
                var table = record is null
                    ? null
                    : TableRecordReader.Read(place(TableRecord.FileName), weights.Metadata.GetValueOrDefault("spec_hash"));
                return new Run(
                    path,
                    file,
                    weights,
                    record,
                    table,
                    isFolder ? FittedFile.Read(place(LatentFile.FileName)) : new(null, null)
                );
            }
        );
    }

    /// <summary>The trained weights.</summary>
    /// <param name="model">The model that was trained, on any backend.</param>
    /// <exception cref="CheckpointException">The run is of another model, or damaged; the message names both models.</exception>
    public ParameterVector Vector(IVaeModel model)
    {
        RequireOf(model);
        return Checkpoint.Of(model, file, weights);
    }

    /// <summary>The distribution of latent vectors that was fitted after training; null where none was.</summary>
    /// <param name="model">The model that was trained, on any backend.</param>
    /// <exception cref="CheckpointException">It is of another model or of other weights than the run's, or damaged.</exception>
    public LatentDistribution? Latents(IVaeModel model)
    {
        RequireOf(model);
        return latents.Tensors is null
            ? null
            : LatentFile.Of(model, System.IO.Path.Combine(Folder, LatentFile.FileName), latents.Tensors, () => Vector(model));
    }

    /// <summary>The trained weights with their model: <c>run.Parameters(PointsVae.Functions)</c>.</summary>
    /// <param name="vae">The model that was trained, on any backend.</param>
    /// <typeparam name="TExamples">Examples of the model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <exception cref="CheckpointException">The run is of another model, or damaged; the message names both models.</exception>
    public TParameters Parameters<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> vae
    )
        where TParameters : ITyped<TParameters, ParameterVector>
    {
        ArgumentNullException.ThrowIfNull(vae);
        return TParameters.Wrap(Vector(vae.Model));
    }

    /// <summary>Examples as the model takes them, scaled as the training examples were. <see cref="UnitCut.Scaled"/> also tells what was cut off.</summary>
    /// <param name="model">The model that was trained.</param>
    /// <param name="table">Examples in the units of the run's files; of a table as <see cref="TableFiles"/> reads them.</param>
    /// <exception cref="InvalidDataSetException">They have other columns or another size, or a value is outside the model's domain.</exception>
    /// <exception cref="CheckpointException">The run is of another model.</exception>
    public Batch Input(IVaeModel model, ExampleTable table)
    {
        RequireOf(model);
        RequireColumns(table);
        // What does not fit is told by ExampleBatch, and not by the scaling.
        return ExampleBatch.Of(
            model,
            !ExampleBatch.Fits(model, table) ? table
                : Table is { Fit: var fit } ? fit.Encode(table)
                : UnitCut.Scaled(model, Scaling, table).Table
        );
    }

    /// <summary>Examples as the model takes them, scaled as the training examples were: <c>run.Examples(PointsVae.Functions, table)</c>.</summary>
    /// <param name="vae">The model that was trained.</param>
    /// <param name="table">Examples in the units of the run's files.</param>
    /// <typeparam name="TExamples">Examples of the model.</typeparam>
    /// <typeparam name="TPosterior">Its posteriors.</typeparam>
    /// <typeparam name="TLatents">Its latent vectors.</typeparam>
    /// <typeparam name="TNoise">Its noise.</typeparam>
    /// <typeparam name="TParameters">Its parameters.</typeparam>
    /// <typeparam name="TState">Its training state.</typeparam>
    /// <exception cref="InvalidDataSetException">They have other columns or another size, or a value is outside the model's domain.</exception>
    /// <exception cref="CheckpointException">The run is of another model.</exception>
    public TExamples Examples<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>(
        IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState> vae,
        ExampleTable table
    )
        where TExamples : ITyped<TExamples, Batch>
    {
        ArgumentNullException.ThrowIfNull(vae);
        return TExamples.Wrap(Input(vae.Model, table));
    }

    /// <summary>
    /// What a model gave, in the units of the run's files, with the digits that a model can tell apart; not of a table, whose rows
    /// <see cref="TableFit.Decode"/> gives.
    /// </summary>
    /// <param name="values">[count, width]: <c>run.InUnits(reconstructed.Values)</c>.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public ReadOnlyMemory<double> InUnits(ReadOnlyMemory<float> values) =>
        Scaling is { } scaling ? UnitDigits.Of(scaling, values) : Array.ConvertAll(values.ToArray(), static value => (double)value);

    /// <summary>Refuses examples of other columns than the run's, or of the same in another order: a model knows its values by their order only.</summary>
    /// <exception cref="InvalidDataSetException">They are, and both have names.</exception>
    public void RequireColumns(ExampleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Columns is { } trained && table.Columns is { } given && !trained.SequenceEqual(given))
        {
            throw new InvalidDataSetException(
                $"The columns of {table.Name} are {Listing.Of(given)}; {Path} was trained on {Listing.Of(trained)}. Give data with the same columns in the same order."
            );
        }
    }

    private void RequireOf(IVaeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Checkpoint.RequireSpecification(model, file, weights);
        if (Record is not null)
        {
            RunRecordReader.RequireFit(System.IO.Path.Combine(Folder, RunRecord.FileName), Record, model);
            TableRecordReader.RequireFit(System.IO.Path.Combine(Folder, TableRecord.FileName), Table, model);
        }
    }

    private static RunRecord? RecordOf(string path, bool isFolder, SafeTensors weights, Func<string, string> place)
    {
        var record = RunRecordReader.Read(place(RunRecord.FileName));
        if (record is null || record.SpecHash == weights.Metadata.GetValueOrDefault("spec_hash"))
        {
            return record;
        }

        // A checkpoint may lie beside the record of another run; a run's own may not.
        return isFolder
            ? throw new CheckpointException(
                $"{System.IO.Path.Combine(path, RunRecord.FileName)} is the record of another model than {weights.Metadata.GetValueOrDefault("model") ?? "the weights beside it"}. Move one of them to a folder of its own."
            )
            : null;
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? "";
}
