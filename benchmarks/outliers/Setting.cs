using static System.FormattableString;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>How a detector is made, the same for all sets.</summary>
/// <param name="Steps">Training steps: as many for every set, so that small ones see more epochs.</param>
/// <param name="Floor">The least variance of a standardised value around its mean.</param>
/// <param name="Hidden">The width of encoder and decoder.</param>
/// <param name="Members">Networks that differ by their seed alone; their scores are averaged.</param>
/// <param name="IsStudentT">Student's t around the mean in place of a normal.</param>
/// <param name="Components">Components of a mixture as the prior; 0 for the standard normal.</param>
internal sealed record Setting(
    int Steps = 20_000,
    double Floor = 0.03,
    int Hidden = 64,
    int Members = 1,
    bool IsStudentT = false,
    int Components = 0
)
{
    private const int BatchSize = 64;

    /// <summary>That of the table. <see cref="Choice"/> compares one network of it with others without labels.</summary>
    public static Setting Chosen { get; } = new(Members: 3);

    /// <summary>Those that were compared.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(Steps: 3_000),
        new(Steps: 10_000),
        new(),
        new(Floor: 0.01),
        new(Floor: 0.1),
        new(Hidden: 128),
        new(IsStudentT: true),
        new(Components: 8),
    ];

    /// <summary>The model for rows of some width.</summary>
    public VaeSpec Spec(int width)
    {
        var variance = new LearnedVariance(PerDimension: true, Floor);
        return new(
            Input: new Features(width),
            Encoder: [new Dense(Hidden, Activation.Silu)],
            Latent: new DiagonalNormalLatent(Math.Max(2, width / 2), Components == 0 ? null : new MixturePrior(Components)),
            Decoder: [new Dense(Hidden, Activation.Silu)],
            Likelihood: IsStudentT ? new StudentTLikelihood(variance, new LearnedDegrees()) : new NormalLikelihood(variance)
        );
    }

    /// <summary>How it is trained on so many rows.</summary>
    public TrainOptions Options(int rows, ulong seed)
    {
        var batch = Math.Min(BatchSize, rows);
        return new(
            Epochs: Math.Max(1, (int)((long)Steps * batch / rows)),
            BatchSize: batch,
            LearningRate: 2e-3,
            Seed: seed,
            Threads: 1,
            Schedule: new CosineSchedule()
        );
    }

    public override string ToString() =>
        Invariant(
            $"{Steps} steps, floor {Floor}, {Hidden} hidden, {Members} network{(Members == 1 ? "" : "s")}, {(IsStudentT ? "Student's t" : "normal")}{(Components == 0 ? "" : $", prior of {Components} components")}"
        );
}
