using FunctionalVae.Data;

namespace FunctionalVae.Checkpoints;

/// <summary>Where the examples of a run came from, and how they were read, split and scaled.</summary>
/// <param name="Name">What people call them: the names of the files.</param>
/// <param name="Paths">The files or the folder, as full paths; as they were typed in runs of earlier versions. None for embedded data.</param>
/// <param name="Reading">How the files were read, with the names of the columns and of the labels: <c>DataFiles.Load(["new.csv"], run.Reading)</c>.</param>
/// <param name="TestFraction">The share of the examples that was held out; null where the files have a test part of their own.</param>
/// <param name="Scaling">The numbers by which values were scaled; null where they were not.</param>
/// <param name="Constants">The columns of rows that have one value in all of the training part.</param>
/// <param name="TrainFingerprint">Of the training examples as they were read (<see cref="ExampleTable.Fingerprint"/>).</param>
/// <param name="TestFingerprint">Of the test examples.</param>
public sealed record RunSource(
    string Name,
    IReadOnlyList<string> Paths,
    DataOptions Reading,
    double? TestFraction,
    FittedScaling? Scaling,
    IReadOnlyList<ConstantColumn> Constants,
    string TrainFingerprint,
    string TestFingerprint
)
{
    /// <summary>Whether these are the examples that the run was trained and judged on.</summary>
    public bool IsOf(TrainTestTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return Is(tables.Train, TrainFingerprint) && Is(tables.Test, TestFingerprint);
    }

    // Earlier runs recorded fingerprints of values rounded to 32 bits.
    private static bool Is(ExampleTable table, string fingerprint) =>
        table.Fingerprint == fingerprint || table.WithValues(table.Values).Fingerprint == fingerprint;
}
