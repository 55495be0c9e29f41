using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Reads what a request names, and holds examples out where the files do not.</summary>
internal static class DataReading
{
    /// <summary>The share of the examples that is held out by default.</summary>
    public const double UsualTestFraction = 0.2;

    // One split for all seeds: runs of different seeds are judged on the same examples.
    private const ulong SplitSeed = 0x5eed;

    /// <summary>The examples, with a test part where the files themselves have one.</summary>
    /// <exception cref="InvalidDataSetException">Something is missing or malformed.</exception>
    /// <exception cref="UserErrorException">An option does not go with these data.</exception>
    public static LoadedData Read(DataRequest request, IVaeModel model, Action<string>? note = null)
    {
        if (request is { IsEmbedded: false, Form: { } form })
        {
            return new(OfTable(request, form, note), null);
        }

        if (request.Paths is [var folder] && Directory.Exists(folder) && !PictureFolder.HoldsIdx(folder))
        {
            return OfPictures(folder, request, model);
        }

        if (!request.IsEmbedded)
        {
            return DataFiles.Load(
                request.Paths,
                new DataOptions(
                    request.LabelColumn,
                    request.Header,
                    Array: request.Array,
                    LabelArray: request.LabelArray,
                    LabelNames: request.LabelNames,
                    ColumnNames: request.ColumnNames
                )
            );
        }

        (string Flag, object? Value)[] given =
        [
            ("--label-column", request.LabelColumn),
            ("--header", request.Header),
            ("--array", request.Array),
            ("--label-array", request.LabelArray),
        ];
        var useless = given.FirstOrDefault(option => option.Value is not null).Flag;
        return useless is null
            ? EmbeddedData.Load(request.EmbeddedName)
            : throw new UserErrorException($"{useless} says how a file is read, and the data are {request.Place}. Pass --data too.");
    }

    /// <summary>The request with the form of its files, where a program declares a model of a table.</summary>
    /// <exception cref="InvalidDataSetException">The first file cannot be read.</exception>
    /// <exception cref="UserErrorException">A scaling is asked for, and a table has its own.</exception>
    public static DataRequest Formed(DataRequest request, IVaeModel model) =>
        model.Spec.Input is Table && request.Scaling is not null
            ? throw new UserErrorException(
                $"--scale: the numbers of {model.Name}, a model of a table, are always scaled, each column as the model declares. Leave it out."
            )
        : request is { IsEmbedded: false, Form: null } && model.Spec.Input is Table table
            ? request with
            {
                Form = TableForm.In(table, TableTexts.Read(request.Paths[0], new(Header: request.Header))),
            }
        : request;

    // In the units of the files: what a run is split and recognised by.
    private static ExampleTable OfTable(DataRequest request, TableForm form, Action<string>? note)
    {
        var useless =
            request.Array is not null ? "--array"
            : request.LabelArray is not null ? "--label-array"
            : null;
        if (useless is not null)
        {
            throw new UserErrorException($"{useless} names an array of an .npz file, and a table is read from CSV. Leave it out.");
        }

        ExampleTable[] parts = [.. request.Paths.Select(OfFile)];
        return parts is [var single] ? single : TableFiles.Join(parts, request.LabelNames);

        ExampleTable OfFile(string path)
        {
            var texts = TableTexts.Read(path, new(Header: request.Header));
            var label = request.LabelsAreOptional && !texts.Columns.Contains(request.LabelColumn) ? null : request.LabelColumn;
            return TableFiles.Of(texts, form, new(label, LabelNames: request.LabelNames), note);
        }
    }

    private static LoadedData OfPictures(string folder, DataRequest request, IVaeModel model) =>
        (PictureFolder.Holds(folder), request.LabelColumn) switch
        {
            (false, _) => throw new InvalidDataSetException(
                $"{folder} holds neither pictures (.png, .jpg, .jpeg) nor IDX files (train-images-idx3-ubyte and its three fellows). Give a folder that does, or a file."
            ),
            (true, null) => PictureFolder.Load(folder, model),
            _ => throw new UserErrorException(
                $"--label-column names a column of a CSV file, and {folder} holds pictures, whose labels are the names of its sub-folders. Leave it out."
            ),
        };

    /// <summary>The numbers, in the order of the files, of the examples that <see cref="Split"/> holds out.</summary>
    /// <param name="count">How many there are in all.</param>
    /// <param name="testCount">How many are held out.</param>
    public static IReadOnlySet<int> HeldOut(int count, int testCount) =>
        Permutation.Of(Key.FromSeed(SplitSeed), count).Take(testCount).ToHashSet();

    /// <summary>The numbers of a scaling by the training part; null where nothing is scaled.</summary>
    public static FittedScaling? Fit(Scaling? scaling, ExampleTable train) => scaling is null or Scaling.None ? null : scaling.Fit(train);

    /// <summary>The training and the test part; where none is held out both are all examples.</summary>
    /// <exception cref="UserErrorException">A test fraction is given, and the files have a test part.</exception>
    public static TrainTestTables Split(LoadedData loaded, DataRequest request) =>
        (loaded.Test, request.TestFraction) switch
        {
            (null, 0) => new(loaded.Train, loaded.Train),
            (null, var fraction) => TrainTestSplit.Of(loaded.Train, Key.FromSeed(SplitSeed), fraction ?? UsualTestFraction),
            ({ } test, null) => new(loaded.Train, test),
            _ => throw new UserErrorException(
                $"--test holds examples out, and {request.Place} have a test part of their own. Leave --test out."
            ),
        };
}
