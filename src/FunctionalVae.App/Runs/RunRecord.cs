using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What a run's record says that later commands need.</summary>
/// <param name="SpecHash">Of the specification that was trained.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Binarization">How grey values became binary.</param>
/// <param name="Data">Where the examples came from, and how they were read and split.</param>
/// <param name="TrainFingerprint">Of the training examples as they were read.</param>
/// <param name="TestFingerprint">Of the test examples.</param>
/// <param name="Columns">The names of the columns; null where they have none.</param>
/// <param name="Scaling">The numbers by which values were scaled; null where they were not.</param>
/// <param name="Constants">The columns of rows that have one value in all of the training part.</param>
internal sealed record RunRecord(
    string SpecHash,
    ulong Seed,
    Binarization Binarization,
    DataRequest Data,
    string TrainFingerprint,
    string TestFingerprint,
    IReadOnlyList<string>? Columns,
    FittedScaling? Scaling,
    IReadOnlyList<ConstantColumn> Constants
)
{
    /// <summary>Whether these are the examples that the run was trained and judged on.</summary>
    public bool IsOf(TrainTestTables tables) => Is(tables.Train, TrainFingerprint) && Is(tables.Test, TestFingerprint);

    // Earlier runs recorded fingerprints of values rounded to 32 bits.
    private static bool Is(Table table, string fingerprint) =>
        table.Fingerprint == fingerprint || table.WithValues(table.Values).Fingerprint == fingerprint;
}
