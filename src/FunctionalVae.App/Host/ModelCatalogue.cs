using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>The models that can be named on the command line.</summary>
internal sealed class ModelCatalogue
{
    public ModelCatalogue(IReadOnlyList<IVaeModel> models, IReadOnlyList<ModelBackend>? backends = null, ModelSource? source = null)
    {
        (Models, Backends, Source) = (models, backends ?? [], source);
        if (models.GroupBy(model => model.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two models are called {twice.Key}; one could not be named.", nameof(models));
        }

        if (Backends.FirstOrDefault(backend => models.All(model => model.Name != backend.Model.Name)) is { } alone)
        {
            throw new ArgumentException($"A backend {alone.Name} is of {alone.Model.Name}, which is none of the models.", nameof(backends));
        }

        if (
            Backends.GroupBy(backend => (backend.Model.Name, backend.Name)).FirstOrDefault(group => group.Count() > 1) is { Key: var again }
        )
        {
            throw new ArgumentException($"{again.Item1} has two backends {again.Item2}; one could not be named.", nameof(backends));
        }

        if (Backends.FirstOrDefault(backend => backend.Name is BackendWords.Managed) is { } taken)
        {
            throw new ArgumentException(
                $"A backend of {taken.Model.Name} is called {taken.Name}, as the engine of every model is.",
                nameof(backends)
            );
        }
    }

    public IReadOnlyList<IVaeModel> Models { get; }

    /// <summary>What else than the managed engine some of the models can run on.</summary>
    public IReadOnlyList<ModelBackend> Backends { get; }

    /// <summary>Where other models can come from; null where there are these only.</summary>
    public ModelSource? Source { get; }

    private string Others => Source is null ? "" : $" {Source.Hint}";

    private string Names => string.Join(", ", Models.Select(model => model.Name));

    /// <summary>The model that somebody named.</summary>
    public IVaeModel Named(string name) =>
        Find(name) ?? throw new UserErrorException($"There is no model {name}.{Guess(name)} The models are: {Names}.{Others}");

    /// <summary>The model that somebody named, or the folder of a run whose model was made for a table.</summary>
    /// <exception cref="UserErrorException">There is no such model.</exception>
    /// <exception cref="CheckpointException">The run is damaged.</exception>
    public IVaeModel NamedOrOfRun(string name) =>
        Find(name) is null && Directory.Exists(name) && Run.Load(name) is { Table.Spec: not null } run ? OfRun(run) : Named(name);

    /// <summary>The model that a run was trained with: of a table, if there is none, the one that was made for it.</summary>
    public IVaeModel OfRun(Run run) =>
        run.Table is { Spec: { } spec } table && !(Find(table.ModelName) is { } known && SpecHash.Of(known.Spec) == table.SpecHash)
            ? Vae.ModelFrom(spec, table.ModelName)
        : run is { Table: null, IsOfTable: true, Record: not null } && (run.ModelName is not { } name || Find(name) is null)
            ? throw new UserErrorException(
                $"{Path.Combine(run.Folder, TableRecord.FileName)} is missing, and the run is of a model of a table: the file says what its columns are, how they are written and scaled. Put back the file that train wrote, or train again."
            )
        : SavedAs(run.ModelName, run.Path);

    /// <summary>The model that the checkpoint at <paramref name="path"/> was saved from.</summary>
    public IVaeModel SavedAs(string? name, string path) =>
        name is null
            ? throw new UserErrorException($"{path} does not say which model it belongs to: it was not written by train.")
            : Find(name) ?? throw new UserErrorException($"{path} belongs to the model {name}, which is none of: {Names}.{Others}");

    private IVaeModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name);

    private string Guess(string name) =>
        Nearest.Of(name, Models.Select(model => model.Name)) is { } nearest ? $" Did you mean {nearest}?" : "";
}
