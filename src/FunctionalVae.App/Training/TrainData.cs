using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The examples that a model is trained and judged on.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Tables">The examples as they were read, with labels.</param>
/// <param name="HasOwnTest">Whether the files say which examples are for testing.</param>
/// <param name="Scaling">The numbers by which values are scaled; null where they are not.</param>
/// <param name="Train">The training examples, as the model takes them.</param>
/// <param name="Test">The test examples; the training examples where none is held out.</param>
/// <param name="Constants">The columns of rows that have one value in all of the training part.</param>
/// <param name="Notes">What happened to the values that users should know.</param>
internal sealed record TrainData(
    DataRequest Source,
    TrainTestTables Tables,
    bool HasOwnTest,
    FittedScaling? Scaling,
    Batch Train,
    Batch Test,
    IReadOnlyList<ConstantColumn> Constants,
    IReadOnlyList<string> Notes
)
{
    public string Name => Source.Name;

    /// <summary>How the numbers of a table are scaled; null of all other data.</summary>
    public TableFit? Fit { get; init; }

    /// <summary>What added to the objective of some of its rows gives that in the units of the data (<see cref="ObjectiveText.ToUnits"/>).</summary>
    public double? ToUnits(IVaeModel model, Batch rows) => ObjectiveText.ToUnits(model, Scaling, Fit, rows);

    /// <summary>Whether there are examples that were not trained on.</summary>
    public bool HasTest => HasOwnTest || Source.HoldsOut;

    /// <summary>The examples that a run is told by: those held out, or those of training where none are.</summary>
    public Batch Told => HasTest ? Test : Train;

    public int TestCount => HasTest ? Test.Count : 0;

    /// <summary>Reads the data of a request.</summary>
    /// <exception cref="UserErrorException">The examples do not fit the model, or an option does not go with the data.</exception>
    /// <exception cref="InvalidDataSetException">There are no such data, or a value is outside the model's domain.</exception>
    public static TrainData Load(TrainRequest request, ModelCatalogue catalogue)
    {
        var notes = new List<string>();
        var (model, source) = (request.Model, request.Data);
        var loaded = ModelInput.Ordered(model, DataReading.Read(source, model, notes.Add), notes.Add);
        DataFit.Require(model, loaded.Train, source, catalogue);
        DataFit.RequireUndivided(source);
        var tables = DataReading.Split(loaded, source);
        var scaling = DataReading.Fit(source.Scaling, tables.Train);
        var fit = model.Spec.Input is Table table ? TableFit.Of(table, tables.Train) : null;
        var train = Encoded(tables.Train);
        if (model.Spec.Input is Table columns)
        {
            notes.AddRange(DataNotes.Unscaled(columns, tables.Train));
        }

        var constants = fit is null ? ConstantColumn.Of(model, tables.Train) : [];
        notes.AddRange(DataNotes.Divided(source.Scaling, tables.Train));
        if (model.Spec.Input is Features)
        {
            notes.AddRange(DataNotes.Merged(tables.Train, train, scaling is not null));
            notes.AddRange(DataNotes.Counting(loaded.Train));
            notes.AddRange(DataNotes.Constant(constants, tables.Train));
        }

        var batch = ExampleBatch.Of(model, train);
        notes.AddRange(DataNotes.Started(model, batch, scaling is not null));
        notes.AddRange(DataNotes.Changed(constants, tables.Test));
        var test = ExampleBatch.Of(model, Encoded(tables.Test));
        return new(source, tables, loaded.Test is not null, scaling, batch, test, constants, notes) { Fit = fit };

        ExampleTable Encoded(ExampleTable part) => fit?.Encode(part) ?? ModelInput.Scaled(model, scaling, part, notes.Add);
    }
}
