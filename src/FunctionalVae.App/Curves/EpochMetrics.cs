namespace FunctionalVae.App;

/// <summary>A row of <c>metrics.csv</c>.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Training">The terms of the training examples, in nats per example.</param>
/// <param name="Validation">Those of the validation examples; null where there are none.</param>
internal sealed record EpochMetrics(int Epoch, Objective Training, Objective? Validation);
