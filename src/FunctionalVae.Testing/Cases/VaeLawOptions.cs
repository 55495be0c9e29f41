namespace FunctionalVae.Testing;

/// <summary>How hard to check a model.</summary>
/// <param name="Key">Of every case; the same key gives the same cases.</param>
/// <param name="Cases">Multiplies the number of cases of every law; at least 1.</param>
/// <param name="MostExamples">The largest batch, at least 1; sizes from 1 are tried.</param>
/// <param name="Parameters">
/// Weights to check at, such as <c>run.State.Parameters.Core</c>; places around them are tried too. Null for initial weights.
/// </param>
/// <param name="Examples">
/// Examples to check with, such as <c>MyVae.Images.Of(table).Core</c>, beside those at the edges of the domain. Null for random ones.
/// </param>
/// <param name="BatchRounding">
/// Instead of what the model promises (<see cref="IVaeModel.BatchRounding"/>): by how much of max(1, size) the values of an example, and the
/// gradient of a batch, may depend on what else is in its batch, and trained parameters on the number of threads; 0 for the same bits. Null
/// for the model's promise.
/// </param>
/// <param name="Storage">How parameters are saved and loaded; null for this library's checkpoints.</param>
public sealed record VaeLawOptions(
    Key Key = default,
    int Cases = 1,
    int MostExamples = 17,
    ParameterVector? Parameters = null,
    Batch? Examples = null,
    double? BatchRounding = null,
    VaeStorage? Storage = null
);
