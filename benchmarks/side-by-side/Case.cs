namespace FunctionalVae.SideBySide;

/// <summary>What is compared: a model with one hidden layer on either side, a batch and a number of threads.</summary>
internal sealed record Case(IVaeModel Model, int Hidden, int BatchSize, int Threads);
