namespace FunctionalVae.Data;

/// <summary>Examples to fit a model to, and others of the same size to judge it by.</summary>
/// <param name="Train">The examples to learn from.</param>
/// <param name="Test">The examples held out.</param>
public sealed record TrainTestSets(ExampleSet Train, ExampleSet Test);
