using FunctionalVae.Shared;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>What is computed for the hashes of <see cref="BitTests"/>: training by every optimiser, and every function, of every model.</summary>
internal static class BitRuns
{
    private const int Steps = 50;
    private const int StepsPerEpoch = 5;

    // A tile of a product has eight rows: whole tiles and a part.
    private const int BatchSize = 21;
    private const int SmallBatchSize = 11;
    private const int ManyParameters = 100_000;

    // Where multiply-adds are emulated a step takes a hundred times as long: small batches, and but two steps of what is not small.
    private const int FewParameters = 5_000;

    // Short enough that every model's gradient is longer.
    private const double Clip = 0.5;

    private static readonly (string Name, TrainOptions Options)[] Optimizers =
    [
        ("adam", new()),
        ("adam, clip", new(ClipNorm: Clip)),
        ("adam, cosine, warm-up, average", new(Schedule: new CosineSchedule(), KlWarmupEpochs: 0.5, AverageDecay: 0.9)),
        ("adamw", new(Optimizer: new AdamW(WeightDecay: 0.1))),
        ("adamw, clip, average", new(Optimizer: new AdamW(WeightDecay: 0.1), ClipNorm: Clip, AverageDecay: 0.9)),
        ("sgd", new(LearningRate: 1e-4, Optimizer: new Sgd())),
        ("sgd, decay, clip", new(Optimizer: new Sgd(WeightDecay: 0.1), ClipNorm: Clip)),
        ("momentum, decay", new(LearningRate: 1e-4, Optimizer: new Sgd(Momentum: 0.9, WeightDecay: 0.1))),
        ("momentum, clip", new(Optimizer: new Sgd(Momentum: 0.9), ClipNorm: Clip)),
        ("nesterov", new(LearningRate: 1e-4, Optimizer: new Sgd(Momentum: 0.9, Nesterov: true))),
        ("nesterov, clip, average", new(Optimizer: new Sgd(Momentum: 0.9, Nesterov: true), ClipNorm: Clip, AverageDecay: 0.9)),
    ];

    /// <summary>The models, as the generator compiled them.</summary>
    public static IReadOnlyList<IVaeModel> Models { get; } =
    [
        // A divergence of the aggregate posterior goes through the system's functions of float64: the law of threads and AggregateTests hold its bits.
        .. ZooModels.All.Where(model => model.Spec is { Input: not Table, Condition: null, Objective.OfAggregate: null }),
        OddVae.Model,
        TiedVae.Model,
        TiedDropoutVae.Model,
        MixedVae.Model,
    ];

    /// <summary>A line for each optimiser: the hash of the weights after 50 steps, and of their average where there is one.</summary>
    public static IReadOnlyList<string> Training(IVaeModel model, int threads)
    {
        var (epochs, steps) = IsEmulated && model.Layout.ParameterCount > FewParameters ? (1, 2) : (Steps / StepsPerEpoch, StepsPerEpoch);
        var batchSize = BatchSizeOf(model);
        // The last batch of an epoch is a smaller one.
        var data = Dataset.Of(ModelAgreement.Images(model, Key.FromSeed(1), (steps * batchSize) - 5));
        return
        [
            .. Optimizers.Select(run =>
            {
                var options = run.Options with { Epochs = epochs, BatchSize = batchSize, Threads = threads };
                var state = model.Train(options, data).State;
                return Line(model, run.Name, state.Parameters.Values, state.Average?.Values ?? default);
            }),
        ];
    }

    /// <summary>A line for each function.</summary>
    public static IReadOnlyList<string> Functions(IVaeModel model)
    {
        // Of a conditional model, latent vectors and samples have two classes in turn.
        model = model.Spec.Condition is null ? model : model.Under([1, 0]);
        var parameters = ModelAgreement.Parameters(model, Key.FromSeed(2));
        var images = ModelAgreement.Images(model, Key.FromSeed(3), BatchSizeOf(model));
        var noise = model.NoiseFrom(Key.FromSeed(4), images.Count);
        var posterior = model.Encode(parameters, images);
        var terms = model.Terms(parameters, images, noise);
        var samples = model.HasEvidenceLowerBound
            ? model.Sample(parameters, images.Count, Key.FromSeed(5))
            : model.SampleMeans(parameters, images.Count, Key.FromSeed(5));
        return
        [
            Line(model, "encode", posterior.Mean.Values, posterior.LogVariance.Values),
            Line(model, "draw", model.Draw(posterior, noise).Values),
            Line(model, "decode", model.Decode(parameters, noise).Values),
            Line(model, "reconstruct", model.Reconstruct(parameters, images).Values),
            Line(model, "sample", samples.Values),
            $"{model.Name}, terms: {Bits.Hash([.. terms.SelectMany(term => (double[])[term.Reconstruction, term.Kl, term.LogPriorRatio])])}",
            Line(model, "gradient", model.Differentiate(parameters, images, noise).Values.Values),
        ];
    }

    private static bool IsEmulated => !InstructionSet.Current.HasFusedMultiplyAdd;

    private static int BatchSizeOf(IVaeModel model) =>
        IsEmulated || model.Layout.ParameterCount > ManyParameters ? SmallBatchSize : BatchSize;

    private static string Line(IVaeModel model, string what, params ReadOnlyMemory<float>[] values) =>
        $"{model.Name}, {what}: {Bits.Hash([.. values.SelectMany(part => part.ToArray())])}";
}
