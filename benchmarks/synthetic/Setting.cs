using FunctionalVae.Checkpoints;

namespace FunctionalVae.SyntheticBenchmark;

/// <summary>How a model of a table is made and trained: as <c>fvae train --table</c> does where nothing is said.</summary>
internal static class Setting
{
    private const double Validation = 0.1;
    private static readonly TableArchitecture Architecture = new(8, [128, 64]);

    /// <summary>The model.</summary>
    public static IVaeModel Model(Table table) => Vae.ModelFrom(Architecture.Of(table));

    /// <summary>How it is trained.</summary>
    public static TrainOptions Options(ulong seed, int threads) =>
        new(Epochs: 200, BatchSize: 128, LearningRate: 1e-3, Seed: seed, Threads: threads, ValidationFraction: Validation, Patience: 10);
}
