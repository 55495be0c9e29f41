using System.CommandLine;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about data.</summary>
internal sealed class DataFlags
{
    public const string PathHelp =
        "A file (.csv, .npy, .npz), a folder of pictures (.png, .jpg; sub-folders are labels) or of IDX files (MNIST's), plain or .gz; repeat it for several files.";
    public const string PathName = "PATH";
    public const string Paths = "--data";

    private readonly Option<string[]> paths = Values.Paths(
        Paths,
        $"{PathHelp} [default: the embedded 8 × 8 digits; two moons for models of 2 values]",
        PathName
    );
    private readonly ReadingFlags reading = new();

    private readonly Option<Scaling?> scale = Values.Text(
        "--scale",
        "What is done to the values before the model sees them, by the numbers of the training part: none, unit (each column to [0, 1]), "
            + "unit-all (all columns alike), standardise (mean 0, deviation 1), or divide:N. It is recorded, and undone on output. [default: none]",
        "SCALING",
        Scaling.Parse
    );

    private readonly Option<double?> test = Values.Number(
        "--test",
        FormattableString.Invariant(
            $"The share of the examples held out for testing, where the files have no test part; 0 holds none out. [default: {DataReading.UsualTestFraction}]"
        ),
        static value => value is >= 0 and < 1,
        "a number from 0 to below 1, such as 0.2"
    );

    /// <summary>The share of the examples that is held out.</summary>
    public Option Test => test;

    public IReadOnlyList<Option> All => [paths, .. reading.All, test, scale];

    /// <summary>What was asked for, before the model is known.</summary>
    public DataRequest Read(ParseResult parsed) =>
        reading.Read(parsed, parsed.GetValue(paths), "") with
        {
            TestFraction = parsed.GetValue(test),
            Scaling = parsed.GetValue(scale),
        };

    /// <summary>What was asked for; of a model that was made for a file, that file.</summary>
    public DataRequest Read(ParseResult parsed, IVaeModel model, TableModel? made) =>
        made is null
            ? Read(parsed) with
            {
                EmbeddedName = EmbeddedData.NameFor(model),
            }
            : Read(parsed) with
            {
                Paths = [made.Texts.Path],
                LabelColumn = made.Inferred.LabelColumn,
                Form = made.Inferred.Form,
            };
}
