namespace FunctionalVae.Data;

/// <summary>What files gave: examples, and a test part where the files themselves have one.</summary>
/// <param name="Train">The examples.</param>
/// <param name="Test">The test part of an IDX folder or of a packed file with <c>x_test</c>; null for all else: see <see cref="TrainTestSplit"/>.</param>
public sealed record LoadedData(ExampleTable Train, ExampleTable? Test);
