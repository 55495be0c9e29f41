using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>What a model of a table is made for: its layers and its training where nobody says otherwise.</summary>
/// <param name="Word">Of <c>--for</c>.</param>
/// <param name="Usual">The architecture.</param>
/// <param name="Hidden">The share of the cells that a training step hides; null for a tenth where the file has gaps.</param>
internal sealed record TablePurpose(string Word, TableArchitecture Usual, double? Hidden)
{
    private const int Batch = 128;

    // Steps of training for samples: what Adult needs, and small files too; fewer only where an epoch is a step or two.
    private const int Steps = 10_000;
    private const int LeastEpochs = 20;
    private const int MostEpochs = 2000;

    /// <summary>The evidence lower bound: <c>score</c>, <c>impute</c>, <c>evaluate</c>.</summary>
    public static TablePurpose Scores { get; } = new("scores", new(8, [128, 64]), null);

    /// <summary>
    /// Rows as the file's: β is so small that latent vectors keep all of a row, and what they are like is fitted after training. Without that the label
    /// of a row, a few tenths of a nat of what it has to say, is given up for a smaller divergence.
    /// </summary>
    public static TablePurpose Samples { get; } = new("samples", new(16, [128, 64], Beta: 0.03), 0);

    /// <summary>Whether latent vectors are fitted after training.</summary>
    public bool FitsLatents => this == Samples;

    /// <summary>
    /// Whether counts are taken as numbers, where nobody says otherwise: a latent vector that keeps all of a row has the count too, and the mass of a
    /// count that is drawn around it spreads it once more.
    /// </summary>
    public bool CountsAreNumbers => this == Samples;

    /// <summary>That of a word.</summary>
    public static TablePurpose Of(string? word) => word == Samples.Word ? Samples : Scores;

    /// <summary>How a model of a file of so many rows is trained.</summary>
    // The validation score is the bound at β = 1, which is not what the best samples have.
    public TrainOptions Options(int rows) =>
        FitsLatents
            ? new(
                Epochs: (int)Math.Clamp(Math.Ceiling(Steps * (double)Batch / Math.Max(1, rows)), LeastEpochs, MostEpochs),
                BatchSize: Batch,
                Schedule: new CosineSchedule()
            )
            : TableModel.UsualFor(rows);
}
