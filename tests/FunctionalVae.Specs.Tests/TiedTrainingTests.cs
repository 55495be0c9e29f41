using FunctionalVae.Interpreter;
using FunctionalVae.Shared;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// Laws 5 and 6 where gradients are sums of several contributions: every optimiser, with and without clipping and averaging, at any number of
/// threads, generated or run, is the fold of its step and stays near the float64 interpreter.
/// </summary>
public sealed class TiedTrainingTests
{
    private static readonly Dictionary<string, IVaeModel> Models = new(StringComparer.Ordinal)
    {
        [nameof(TiedVae)] = TiedVae.Model,
        [nameof(TiedDropoutVae)] = TiedDropoutVae.Model,
        [nameof(ConvVae)] = ConvVae.Model,
    };

    private static readonly Dictionary<string, Optimizer> Optimizers = new(StringComparer.Ordinal)
    {
        ["adam"] = new Adam(),
        ["adamw"] = new AdamW(WeightDecay: 0.1),
        ["sgd"] = new Sgd(WeightDecay: 0.01),
        ["momentum"] = new Sgd(Momentum: 0.9),
        ["nesterov"] = new Sgd(Momentum: 0.9, Nesterov: true),
    };

    public static TheoryData<string, string, double?, double?> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, double?, double?>();
            foreach (var model in Models.Keys)
            {
                foreach (var optimizer in Optimizers.Keys)
                {
                    cases.Add(model, optimizer, null, null);
                    cases.Add(model, optimizer, 0.5, null);
                    cases.Add(model, optimizer, null, 0.9);
                    cases.Add(model, optimizer, 0.5, 0.9);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_and_the_runner_agree_with_the_interpreter(string name)
    {
        foreach (var model in (IVaeModel[])[Models[name], Vae.ModelFrom(Models[name].Spec, name)])
        {
            foreach (var count in (int[])[1, 3, 8, 50])
            {
                Assert.True(ModelAgreement.Check(model, Key.FromSeed((ulong)count), count), "This model has no kink.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_is_the_fold_of_Step_at_any_number_of_threads_generated_or_run(
        string name,
        string optimizer,
        double? clip,
        double? decay
    )
    {
        var model = Models[name];
        var options = Options(optimizer, clip, decay);
        var folded = Fold(model, options);
        foreach (var threads in (int[])[1, 2, 4])
        {
            SameState.Check(folded, model.Train(options with { Threads = threads }, Data(model)).State);
        }

        SameState.Check(folded, Vae.ModelFrom(model.Spec, name).Train(options with { Threads = 2 }, Data(model)).State);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_stays_near_the_interpreter(string name, string optimizer, double? clip, double? decay)
    {
        var options = Options(optimizer, clip, decay);
        var engine = Models[name].Train(options, Data(Models[name])).State;
        var oracle = InterpretedModel.Of(Models[name].Spec, name);
        var exact = oracle.Train(options, Data(oracle)).State;
        Assert.Equal(exact.Objective!.Value, engine.Objective!.Value, 1e-5 * Math.Abs(exact.Objective.Value));
        // Adam divides a gradient by its own size: where that is next to nothing, so is what is known of its sign.
        var tolerance = Optimizers[optimizer] is Sgd ? 2e-6 : 1e-4;
        var worst = exact
            .Evaluated.Values.ToArray()
            .Zip(engine.Evaluated.Values.ToArray(), (expected, actual) => Math.Abs((double)expected - actual))
            .Max();
        Assert.True(worst <= tolerance, $"A weight is off by {worst}.");
    }

    private static TrainOptions Options(string optimizer, double? clip, double? decay) =>
        new(
            Epochs: 2,
            BatchSize: 12,
            LearningRate: Optimizers[optimizer] is Sgd ? 5e-3 : 2e-3,
            Seed: 7,
            Threads: 1,
            Optimizer: Optimizers[optimizer],
            ClipNorm: clip,
            AverageDecay: decay
        );

    // The last batch of an epoch has six examples.
    private static IDataset<Batch> Data(IVaeModel model) => Dataset.Of(ModelAgreement.Images(model, Key.FromSeed(3), 30));

    private static TrainingState Fold(IVaeModel model, TrainOptions options)
    {
        var data = Data(model);
        return Enumerable
            .Range(0, options.Epochs)
            .SelectMany(epoch => model.Batches(options, data, epoch))
            .Aggregate(model.Start(options.For(data.Count), Key.FromSeed(options.Seed)), model.Step);
    }
}
