using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>What must hold on every instruction set, of models that take every kernel through whole vectors and parts of them.</summary>
internal static class InstructionSetLaws
{
    private const int Steps = 30;
    private const int BatchSize = 24;
    private const double Tolerance = 1e-6;

    private static readonly (VaeModel Model, TrainOptions Options)[] Runs =
    [
        ((VaeModel)TinyVae.Model, new()),
        ((VaeModel)DigitsVae.Model, new(LearningRate: 2e-3)),
        ((VaeModel)MoonsVae.Model, new(Optimizer: new AdamW(WeightDecay: 0.01), ClipNorm: 1)),
        (
            (VaeModel)Vae.ModelFrom(OddVae.Spec, "OddVae"),
            new(LearningRate: 1e-2, Optimizer: new Sgd(Momentum: 0.9, WeightDecay: 1e-3), AverageDecay: 0.9)
        ),
        ((VaeModel)Vae.ModelFrom(EvenVae, "EvenVae"), new(LearningRate: 1e-2)),
    ];

    // Widths that every vector divides, and one that is just more than a vector of any kind: sums over the batch end where their room ends.
    private static VaeSpec EvenVae =>
        new(
            Input: new Features(16),
            Encoder: [new Dense(64, Activation.Gelu), new LayerNorm(0.1), new Dense(9, Activation.Tanh), new LayerNorm(0.1)],
            Latent: new DiagonalNormalLatent(4),
            Decoder: [new Dense(16, Activation.Silu), new LayerNorm(0.1)],
            Likelihood: new NormalLikelihood(new LearnedVariance(PerDimension: true))
        );

    /// <summary>The widths that this process computes with.</summary>
    public static string Machine =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"512 bits {Vector512.IsHardwareAccelerated}, 256 bits {Vector256.IsHardwareAccelerated}, 128 bits {Vector128.IsHardwareAccelerated}, Vector<float> of {Vector<float>.Count}"
        );

    public static IEnumerable<(string Name, Action Law)> All =>
        Runs.SelectMany(run =>
            ((string, Action)[])
                [
                    ($"{run.Model.Name} agrees with the interpreter", () => Agrees(run.Model)),
                    ($"{run.Model.Name} trains as the interpreter does", () => TrainsAsTheInterpreter(run.Model, run.Options)),
                    ($"{run.Model.Name} trains to the same bits on 1, 2, 3 threads", () => IsTheSameOnThreads(run.Model, run.Options)),
                ]
        );

    private static void Agrees(VaeModel model)
    {
        var compared = Array.ConvertAll([1, 3, 21], count => ModelAgreement.Check(model, Key.FromSeed((ulong)count), count));
        Assert.True(compared.Contains(true), "Every case lay on a ReLU's kink: change the seeds.");
    }

    private static void TrainsAsTheInterpreter(VaeModel model, TrainOptions options)
    {
        var expected = Train(InterpretedModel.Of(model.Spec, model.Name), options, threads: 1).Losses;
        var actual = Train(model, options, threads: 1).Losses;
        var worst = expected.Zip(actual, (e, a) => Math.Abs(e - a) / Math.Abs(e)).Max();
        Assert.True(
            worst <= Tolerance,
            string.Create(CultureInfo.InvariantCulture, $"{model.Name}: a loss is off by {worst:E2} of itself")
        );
    }

    private static void IsTheSameOnThreads(VaeModel model, TrainOptions options)
    {
        var one = Train(model, options, threads: 1);
        foreach (var threads in (int[])[2, 3])
        {
            var more = Train(model, options, threads);
            Assert.Equal(one.Losses, more.Losses);
            SameState.Check(one.State, more.State);
        }
    }

    // The same batches, and by the same key the same binarization, noise and dropout.
    private static (double[] Losses, TrainingState State) Train(VaeModel model, TrainOptions options, int threads)
    {
        var data = ModelAgreement.Images(model, Key.FromSeed(5), 2 * BatchSize);
        using var session = model.OpenSession(model.Start(options.For(data.Count), Key.FromSeed(6)), BatchSize, threads);
        var losses = Enumerable
            .Range(0, Steps)
            .Select(step => -session.Step(data, TrainingOrder.InOrder(data.Count).Slice(step % 2 * BatchSize, BatchSize)).Objective.Value)
            .ToArray();
        return (losses, session.State);
    }
}
