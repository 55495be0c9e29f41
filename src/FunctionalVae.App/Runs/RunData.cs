using FunctionalVae.Data;
using static System.FormattableString;

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
    ExampleTable? Train,
    ExampleTable Test,
    ExampleTable? Whole,
    IReadOnlySet<int>? HeldOut = null
)
{
    public const string TrainPart = "train";
    public const string TestPart = "test";
    private const string NewPart = "new";
    private const string PutBack = "A report needs the run's own data: put them back as they were.";

    /// <summary>Whether some examples were not trained on.</summary>
    public bool HasTest => HeldOut is not { Count: 0 };

    /// <summary>Whether they are data of the run, of which it knows what it was trained and tested on; files with a test part of their own are taken as such.</summary>
    public bool IsOfRun => Whole is null || HeldOut is not null;

    /// <summary>What the examples of <see cref="Test"/> are to the run: test; new, where they are none of its data; train, where it held none out.</summary>
    public string PartOfTest =>
        !IsOfRun ? NewPart
        : HasTest ? TestPart
        : TrainPart;

    /// <summary>What an example of <see cref="Whole"/> is to the run.</summary>
    public string PartOf(int example) =>
        HeldOut is null ? NewPart
        : HeldOut.Contains(example) ? TestPart
        : TrainPart;

    /// <summary>That only a part of what somebody named is taken; null where it is all.</summary>
    /// <param name="examples">What examples of the model are called, in the plural.</param>
    public string? PartNote(string examples) =>
        this is { IsOfRun: true, HasTest: true, Whole: { } whole }
            ? Invariant(
                $"{Name} is the run's own data: of its {whole.Count} {examples} only the {Test.Count} that the model was not trained on are taken"
            )
            : null;

    /// <summary>The data that somebody names, or those of the run.</summary>
    /// <exception cref="UserErrorException">There are none, they do not fit, or those of the run have changed.</exception>
    /// <exception cref="InvalidDataSetException">They cannot be read.</exception>
    public static RunData Load(SavedRun run, DataRequest? given, ModelCatalogue catalogue) =>
        given is null ? OfRun(run, catalogue, takesOthers: true) : Given(run, given, catalogue);

    /// <summary>The data of a run for a command that takes no others, and says so.</summary>
    /// <exception cref="UserErrorException">They cannot be read as the run read them, or have changed.</exception>
    /// <exception cref="InvalidDataSetException">Their columns have other names.</exception>
    public static RunData Own(SavedRun run, ModelCatalogue catalogue) => OfRun(run, catalogue, takesOthers: false);

    private static RunData OfRun(SavedRun run, ModelCatalogue catalogue, bool takesOthers)
    {
        var request = run.Source ?? new DataRequest([], EmbeddedData.NameFor(run.Model));
        if (run.Record is null && !EmbeddedData.Fit(run.Model))
        {
            throw new UserErrorException(
                $"There is no {RunFiles.Facts} beside {run.Path} that names its data.{(takesOthers ? " Pass --data." : "")}"
            );
        }

        var loaded = ModelInput.Ordered(run.Model, Read(request, run, takesOthers), run.Note);
        // Names alone may have changed, of which the fingerprint of the values knows nothing.
        run.Run.RequireColumns(loaded.Train);
        if (takesOthers || ExampleBatch.Fits(run.Model, loaded.Train))
        {
            DataFit.Require(run.Model, loaded.Train, request, catalogue);
            var tables = DataReading.Split(loaded, request);
            if (run.Record is null || run.Record.Data.IsOf(tables))
            {
                return Parted(request, loaded, tables);
            }
        }

        throw new UserErrorException(
            $"{request.Place} are not the examples that {run.Path} was trained on: they have changed since. {(takesOthers ? "Pass --data with those, or with the examples to take." : PutBack)}"
        );
    }

    // Files of the run itself, where they have no test part, are split as they were in training: no model is judged on its training examples.
    private static RunData Given(SavedRun run, DataRequest request, ModelCatalogue catalogue)
    {
        var numbered = Numbered(request, run);
        var loaded = ModelInput.Ordered(run.Model, Labelled(numbered, run, catalogue), run.Note);
        run.Run.RequireColumns(loaded.Train);
        if (loaded.Test is { } test)
        {
            return new(request.Name, request.Paths, loaded.Train, test, null);
        }

        var own =
            run.Record is { } record && loaded.Train.Count > 1
                ? DataReading.Split(loaded, request with { TestFraction = record.Data.TestFraction })
                : null;
        return own is not null && run.Record!.Data.IsOf(own)
            ? Parted(request with { TestFraction = run.Record.Data.TestFraction }, loaded, own)
            : new(request.Name, request.Paths, null, loaded.Train, loaded.Train);
    }

    // The columns of a table are found by their names, that of the labels too where a file has it.
    private static DataRequest Numbered(DataRequest request, SavedRun run)
    {
        var numbered = request with { LabelNames = run.Run.LabelNames, ColumnNames = run.Run.Columns, Form = run.Run.Table?.Form };
        return numbered is { Form: not null, LabelColumn: null }
            ? numbered with
            {
                LabelColumn = run.Run.Reading.LabelColumn,
                LabelsAreOptional = true,
            }
            : numbered;
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

    // As the run read its own files where they have the run's column of labels, and without one where they have only what the model takes.
    private static LoadedData Labelled(DataRequest request, SavedRun run, ModelCatalogue catalogue)
    {
        try
        {
            return Fitting(request, run, catalogue);
        }
        catch (Exception problem)
            when (problem is UserErrorException or InvalidDataSetException
                && request is { IsEmbedded: false, LabelColumn: null }
                && run.Run.Reading.LabelColumn is not null
            )
        {
            return WithLabels(request, run, catalogue, problem);
        }
    }

    private static LoadedData WithLabels(DataRequest request, SavedRun run, ModelCatalogue catalogue, Exception without)
    {
        var column = run.Run.Reading.LabelColumn;
        try
        {
            return Fitting(request with { LabelColumn = column }, run, catalogue);
        }
        catch (Exception problem) when (problem is UserErrorException or InvalidDataSetException)
        {
            // Only what is wrong in both ways is one answer: files without the column have no labels, others have them as the run had.
            throw problem.Message == without.Message || IsWithout(problem, column)
                ? new UserErrorException(without.Message, without)
                : new UserErrorException($"With --label-column {column}, as the run was trained: {problem.Message}", problem);
        }
    }

    private static bool IsWithout(Exception problem, string? column) =>
        problem is InvalidDataSetException && problem.Message.Contains($"\"{column}\" for the labels", StringComparison.Ordinal);

    private static LoadedData Fitting(DataRequest request, SavedRun run, ModelCatalogue catalogue)
    {
        var loaded = DataReading.Read(request, run.Model, run.Note);
        // Images with the channels first fit as they will be ordered.
        DataFit.Require(run.Model, ModelInput.Ordered(run.Model, loaded, static _ => { }).Train, request, catalogue);
        return loaded;
    }

    private static LoadedData Read(DataRequest request, SavedRun run, bool takesOthers)
    {
        try
        {
            return DataReading.Read(request, run.Model);
        }
        catch (InvalidDataSetException problem)
        {
            throw new UserErrorException(
                takesOthers
                    ? $"The data of {run.Path} cannot be read; pass --data. {problem.Message}{Hint(request, "--data can name it from here")}"
                    : $"The data of {run.Path} cannot be read. {problem.Message}{Hint(request, "start report there")} {PutBack}",
                problem
            );
        }
    }

    private static string Hint(DataRequest request, string remedy) =>
        request.Paths.FirstOrDefault(path => !Path.IsPathFullyQualified(path) && !Path.Exists(path)) is { } relative
            ? $" The path {relative} is relative to the folder in which train was started; {remedy}."
            : "";
}
