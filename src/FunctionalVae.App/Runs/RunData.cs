using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The examples that a trained model is looked at with.</summary>
/// <param name="Name">What people call them.</param>
/// <param name="Paths">The files or the folder they were read from; none for embedded data.</param>
/// <param name="Train">The training part; null where the files have none.</param>
/// <param name="Test">The test part; every example where the files have no parts and are not those of the run.</param>
/// <param name="Whole">Every example in the order of the files; null where the files have a training and a test part.</param>
/// <param name="HeldOut">The numbers of those in <paramref name="Whole"/> that the run was tested on; null where they are none of the run's.</param>
internal sealed record RunData(
    string Name,
    IReadOnlyList<string> Paths,
    Table? Train,
    Table Test,
    Table? Whole,
    IReadOnlySet<int>? HeldOut = null
)
{
    public const string TrainPart = "train";
    public const string TestPart = "test";
    private const string NewPart = "new";

    /// <summary>Whether some examples were not trained on.</summary>
    public bool HasTest => HeldOut is not { Count: 0 };

    /// <summary>What the examples of <see cref="Test"/> are to the run: test; new, where they are none of its data; train, where it held none out.</summary>
    public string PartOfTest =>
        Whole is not null && HeldOut is null ? NewPart
        : HasTest ? TestPart
        : TrainPart;

    /// <summary>What an example of <see cref="Whole"/> is to the run.</summary>
    public string PartOf(int example) =>
        HeldOut is null ? NewPart
        : HeldOut.Contains(example) ? TestPart
        : TrainPart;

    /// <summary>The data that somebody names, or those of the run.</summary>
    /// <exception cref="UserErrorException">There are none, they do not fit, or those of the run have changed.</exception>
    /// <exception cref="InvalidDataSetException">They cannot be read.</exception>
    public static RunData Load(SavedRun run, DataRequest? given, ModelCatalogue catalogue) =>
        given is null ? OfRun(run, catalogue) : Given(run, given, catalogue);

    private static RunData OfRun(SavedRun run, ModelCatalogue catalogue)
    {
        var request = run.Record?.Data ?? new DataRequest([], EmbeddedData.NameFor(run.Model));
        if (run.Record is null && !EmbeddedData.Fit(run.Model))
        {
            throw new UserErrorException($"There is no {RunFiles.Facts} beside {run.Path} that names its data. Pass --data.");
        }

        var loaded = ModelInput.Ordered(run.Model, Read(request, run), run.Note);
        DataFit.Require(run.Model, loaded.Train, request, catalogue);
        var tables = DataReading.Split(loaded, request);
        return run.Record is null || run.Record.IsOf(tables)
            ? Parted(request, loaded, tables)
            : throw new UserErrorException(
                $"{request.Place} are not the examples that {run.Path} was trained on: they have changed since. Pass --data with those, or with the examples to take."
            );
    }

    // Files of the run itself, where they have no test part, are split as they were in training: no model is judged on its training examples.
    private static RunData Given(SavedRun run, DataRequest request, ModelCatalogue catalogue)
    {
        var numbered = request with { LabelNames = run.Record?.Data.LabelNames, ColumnNames = run.Record?.Columns };
        var loaded = ModelInput.Ordered(run.Model, DataReading.Read(numbered, run.Model), run.Note);
        Require(run, loaded.Train, request, catalogue);
        RequireColumns(run, loaded.Train, request);
        if (loaded.Test is { } test)
        {
            return new(request.Name, request.Paths, loaded.Train, test, null);
        }

        var own =
            run.Record is { } record && loaded.Train.Count > 1
                ? DataReading.Split(loaded, request with { TestFraction = record.Data.TestFraction })
                : null;
        return own is not null && run.Record!.IsOf(own)
            ? Parted(request with { TestFraction = run.Record.Data.TestFraction }, loaded, own)
            : new(request.Name, request.Paths, null, loaded.Train, loaded.Train);
    }

    private static RunData Parted(DataRequest request, LoadedData loaded, TrainTestTables tables) =>
        loaded.Test is null
            ? new(
                request.Name,
                request.Paths,
                tables.Train,
                tables.Test,
                loaded.Train,
                DataReading.HeldOut(loaded.Train.Count, request.HoldsOut ? tables.Test.Count : 0)
            )
            : new(request.Name, request.Paths, tables.Train, tables.Test, null);

    private static void Require(SavedRun run, Table table, DataRequest request, ModelCatalogue catalogue)
    {
        try
        {
            DataFit.Require(run.Model, table, request, catalogue);
        }
        catch (UserErrorException problem) when (request.LabelColumn is null && run.Record?.Data.LabelColumn is { } column)
        {
            throw new UserErrorException($"{problem.Message} The run was trained with --label-column {column}.", problem);
        }
    }

    // The model knows its values by their order only: other columns, or the same in another order, would be taken for the run's.
    private static void RequireColumns(SavedRun run, Table table, DataRequest request)
    {
        if (run.Record?.Columns is { } trained && table.Columns is { } given && !trained.SequenceEqual(given))
        {
            throw new UserErrorException(
                $"The columns of {request.Place} are {string.Join(", ", given)}; {run.Path} was trained on {string.Join(", ", trained)}. Pass --data with the same columns in the same order."
            );
        }
    }

    private static LoadedData Read(DataRequest request, SavedRun run)
    {
        try
        {
            return DataReading.Read(request, run.Model);
        }
        catch (InvalidDataSetException problem)
        {
            throw new UserErrorException($"The data of {run.Path} cannot be read; pass --data. {problem.Message}{Hint(request)}", problem);
        }
    }

    private static string Hint(DataRequest request) =>
        request.Paths.FirstOrDefault(path => !Path.IsPathFullyQualified(path) && !Path.Exists(path)) is { } relative
            ? $" The path {relative} is relative to the folder in which train was started; --data can name it from here."
            : "";
}
