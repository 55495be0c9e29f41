using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// The training run whose losses Golden/make_golden.py traces: TinyVae's network or TiedVae's, five epochs over the same ten batches of 16
/// examples, with noise that a formula gives.
/// </summary>
internal static class GoldenTrace
{
    public const int Steps = 50;
    private const int BatchSize = 16;
    private const int Examples = 160;

    /// <summary>The options of a trace by its name: optimiser, schedule, and what else it has.</summary>
    public static TrainOptions Options(string name)
    {
        var words = name.Split(' ');
        var options = words[0] switch
        {
            "adam" => new TrainOptions(LearningRate: 2e-3, Optimizer: new Adam()),
            "adamw" => new TrainOptions(LearningRate: 2e-3, Optimizer: new AdamW(WeightDecay: 0.01)),
            "sgd" => new TrainOptions(LearningRate: 2e-2, Optimizer: new Sgd(WeightDecay: 0.01)),
            "momentum" => new TrainOptions(LearningRate: 4e-3, Optimizer: new Sgd(Momentum: 0.9)),
            "nesterov" => new TrainOptions(LearningRate: 4e-3, Optimizer: new Sgd(Momentum: 0.9, Nesterov: true, WeightDecay: 0.01)),
            _ => throw new ArgumentException($"No optimiser is called {words[0]}.", nameof(name)),
        };
        return words.Skip(1).Aggregate(options with { Epochs = 5, BatchSize = BatchSize }, With).For(Examples);
    }

    /// <summary>The loss before each step, −objective in nats per example, of a run with <paramref name="options"/>.</summary>
    /// <param name="model">TinyVae or TiedVae, on any execution.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="shift">Steps that the optimiser is told to have made already.</param>
    public static IReadOnlyList<double> Losses(VaeModel model, TrainOptions options, int threads = 1, long shift = 0)
    {
        var images = Images(model);
        var noise = Noise(model);
        using var session = model.OpenSession(Start(model, options) with { Step = shift }, BatchSize, threads);
        return
        [
            .. Enumerable
                .Range(0, Steps)
                .Select(step =>
                    -session.Step(images, Rows(step % (Examples / BatchSize)), noise.Take(Rows(step).ToArray())).Objective.Value
                ),
        ];
    }

    /// <summary>The loss at β = 1 of the weights that the run hands out, on its first batch with the first noise.</summary>
    public static double FinalLoss(VaeModel model, TrainOptions options)
    {
        var images = Images(model);
        var noise = Noise(model);
        using var session = model.OpenSession(Start(model, options), BatchSize, threads: 2);
        for (var step = 0; step < Steps; step++)
        {
            session.Step(images, Rows(step % (Examples / BatchSize)), noise.Take(Rows(step).ToArray()));
        }

        var first = Rows(0).ToArray();
        var inPlace = -session.Evaluate(images.Take(first), noise.Take(first)).Value;
        Assert.Equal(-model.Evaluate(session.State.Evaluated, images.Take(first), noise.Take(first)).Unweighted, inPlace);
        return inPlace;
    }

    /// <summary>The greatest relative difference at any step.</summary>
    public static double WorstError(string name, IReadOnlyList<double> actual) => WorstError(GoldenNumbers.Trace(name), actual);

    /// <summary>The greatest relative difference at any step from a trace.</summary>
    public static double WorstError(IReadOnlyList<double> trace, IReadOnlyList<double> actual) =>
        trace.Take(Steps).Zip(actual, (expected, loss) => Math.Abs(expected - loss) / Math.Abs(expected)).Max();

    public static VaeModel Engine => (VaeModel)TinyVae.Model;

    private static TrainOptions With(TrainOptions options, string word) =>
        word switch
        {
            "constant" => options,
            "step" => options with { Schedule = new StepSchedule(EveryEpochs: 2, Factor: 0.5) },
            "milestones" => options with { Schedule = new MilestoneSchedule([1, 3], 0.5) },
            "cosine" => options with { Schedule = new CosineSchedule(Final: 0.1) },
            "warmup" => options with { Schedule = new ConstantSchedule(WarmupEpochs: 2) },
            "warmup-step" => options with { Schedule = new StepSchedule(EveryEpochs: 2, Factor: 0.5, WarmupEpochs: 2) },
            "warmup-cosine" => options with { Schedule = new CosineSchedule(WarmupEpochs: 2) },
            "clip" => options with { ClipNorm = 1.25 },
            "kl-warmup" => options with { KlWarmupEpochs = 2.5 },
            "average" => options with { AverageDecay = 0.9 },
            "epsilon" => options with { Optimizer = new Adam(Epsilon: 1e-3) },
            "coupled" => options,
            _ => throw new ArgumentException($"No option is called {word}.", nameof(word)),
        };

    private static TrainingState Start(VaeModel model, TrainOptions options)
    {
        var weights = GoldenFormulas.Weights(model);
        return model.Start(options, Key.FromSeed(1)) with { Parameters = weights, Average = options.AverageDecay is null ? null : weights };
    }

    private static ReadOnlyMemory<int> Rows(int batch) => Enumerable.Range(batch * BatchSize, BatchSize).ToArray();

    private static Batch Images(VaeModel model) => GoldenFormulas.Images(model, Examples);

    private static Batch Noise(VaeModel model) => GoldenFormulas.Noise(model, Steps * BatchSize);
}
