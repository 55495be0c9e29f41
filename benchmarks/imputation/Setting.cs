using static System.FormattableString;

namespace FunctionalVae.ImputationBenchmark;

/// <summary>How gaps are filled, the same for all sets and shares.</summary>
/// <param name="Linear">Networks with a linear decoder, whose p(x) is a normal of few factors.</param>
/// <param name="Curved">Networks whose decoder has a layer. All differ by their seeds, and their means are averaged.</param>
/// <param name="Cells">The share of cells that a training step hides.</param>
/// <param name="Steps">Training steps.</param>
/// <param name="Decay">The decay of the weights.</param>
/// <param name="Scaling">How numbers are scaled; standardised where none is given.</param>
internal sealed record Setting(
    int Linear = 1,
    int Curved = 1,
    double Cells = 0,
    int Steps = 8000,
    double Decay = 0.02,
    NumberScaling? Scaling = null
)
{
    private const int BatchSize = 64;
    private const int Hidden = 128;

    // The least variance of a standardised value around its mean.
    private const double Floor = 0.01;

    /// <summary>That of the table.</summary>
    public static Setting Chosen { get; } = new();

    /// <summary>Those that <see cref="Choice"/> compares.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [Chosen, new(Curved: 0), new(Linear: 0), new(Cells: 0.2), new(Steps: 2000), new(Decay: 0.1), new(Scaling: new QuantileScaling())];

    /// <summary>The models for tables of some width, one for each network.</summary>
    public IReadOnlyList<IVaeModel> Models(int width) =>
        [
            .. Enumerable.Repeat(Vae.ModelFrom(Spec(width, [])), Linear),
            .. Enumerable.Repeat(Vae.ModelFrom(Spec(width, [new Dense(Hidden, Activation.Silu)])), Curved),
        ];

    /// <summary>How they are trained on so many rows.</summary>
    public TrainOptions Options(int rows, ulong seed) =>
        new(
            Epochs: Math.Max(1, (int)((long)Steps * BatchSize / rows)),
            BatchSize: BatchSize,
            LearningRate: 4e-3,
            Seed: seed,
            Threads: 1,
            Optimizer: new AdamW(WeightDecay: Decay),
            Schedule: new CosineSchedule()
        );

    public override string ToString() =>
        Invariant(
            $"{Linear} with a linear decoder and {Curved} with a curved one, {100 * Cells} % hidden, {Steps} steps, decay {Decay}, {Scaling?.Word ?? "standard"} scaling"
        );

    private VaeSpec Spec(int width, ValueList<Layer> decoder) =>
        new(
            Input: new Table(
                ValueList.From(
                    Enumerable
                        .Range(0, width)
                        .Select(i => (Column)new NumberColumn(Invariant($"f{i}"), MayBeMissing: true, Scaling: Scaling))
                ),
                Cells
            ),
            Encoder: [new Dense(Hidden, Activation.Silu)],
            Latent: new DiagonalNormalLatent(Math.Max(2, width / 2)),
            Decoder: decoder,
            Likelihood: new ColumnLikelihoods(new NormalLikelihood(new LearnedVariance(PerDimension: true, Floor)))
        );
}
