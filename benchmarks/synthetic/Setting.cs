namespace FunctionalVae.SyntheticBenchmark;

/// <summary>How a model of a table is made.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Hidden">Units of each of the two layers.</param>
/// <param name="Components">Components of a mixture as the prior; 0 for the standard normal.</param>
/// <param name="Epochs">Passes over the rows.</param>
/// <param name="Rate">The learning rate at the beginning; it falls to 0 as a cosine does.</param>
internal sealed record Setting(int Latent = 16, int Hidden = 128, int Components = 16, int Epochs = 10, double Rate = 2e-3)
{
    /// <summary>The model.</summary>
    public VaeSpec Spec(Table table) =>
        new(
            Input: table,
            Encoder: [new Dense(Hidden, Activation.Silu), new Dense(Hidden, Activation.Silu)],
            Latent: new DiagonalNormalLatent(Latent, Components == 0 ? null : new MixturePrior(Components)),
            Decoder: [new Dense(Hidden, Activation.Silu), new Dense(Hidden, Activation.Silu)],
            Likelihood: new ColumnLikelihoods()
        );

    /// <summary>How it is trained.</summary>
    public TrainOptions Options(ulong seed, int threads) =>
        new(Epochs: Epochs, BatchSize: 256, LearningRate: Rate, Seed: seed, Threads: threads, Schedule: new CosineSchedule());
}
