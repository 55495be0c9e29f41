using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The examples that a model is trained and judged on.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Tables">The examples as they were read, with labels.</param>
/// <param name="HasOwnTest">Whether the files say which examples are for testing.</param>
/// <param name="Scaling">The numbers by which values are scaled; null where they are not.</param>
/// <param name="Train">The training examples, as the model takes them.</param>
/// <param name="Test">The test examples.</param>
internal sealed record TrainData(
    DataRequest Source,
    TrainTestTables Tables,
    bool HasOwnTest,
    FittedScaling? Scaling,
    Batch Train,
    Batch Test
)
{
    public string Name => Source.Name;

    /// <summary>Reads the data of a request.</summary>
    /// <exception cref="UserErrorException">The examples do not fit the model, or an option does not go with the data.</exception>
    /// <exception cref="InvalidDataSetException">There are no such data, or a value is outside the model's domain.</exception>
    public static TrainData Load(TrainRequest request, ModelCatalogue catalogue)
    {
        var loaded = DataReading.Read(request.Data, request.Model);
        DataFit.Require(request.Model, loaded.Train, request.Data, catalogue);
        var tables = DataReading.Split(loaded, request.Data);
        var scaling = DataReading.Fit(request.Data.Scaling, tables.Train);
        return new(
            request.Data,
            tables,
            loaded.Test is not null,
            scaling,
            ExampleImages.Of(request.Model, Scaled(tables.Train)),
            ExampleImages.Of(request.Model, Scaled(tables.Test))
        );

        Table Scaled(Table table) => scaling?.ApplyTo(table) ?? table;
    }
}
