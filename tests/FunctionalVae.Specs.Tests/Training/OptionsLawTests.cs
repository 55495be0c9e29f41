using FunctionalVae.Data;
using FunctionalVae.Interpreter;
using FunctionalVae.Zoo;

namespace FunctionalVae.Specs.Tests;

/// <summary>Law 6 for every training option: Train is the fold of Step, bit for bit, at any number of threads.</summary>
public sealed class OptionsLawTests
{
    // 50 of 70 examples and a batch of 20: the last batch of an epoch has 10.
    private const int Examples = 70;

    private static readonly TrainOptions Plain = new(Epochs: 4, BatchSize: 20, LearningRate: 2e-3, Seed: 7);

    private static readonly Dictionary<string, TrainOptions> Cases = new(StringComparer.Ordinal)
    {
        ["adam, step"] = Plain with { Optimizer = new Adam(Beta1: 0.8), Schedule = new StepSchedule(EveryEpochs: 1, Factor: 0.5) },
        ["adamw, cosine, clip"] = Plain with { Optimizer = new AdamW(), Schedule = new CosineSchedule(Final: 0.1), ClipNorm = 0.5 },
        ["sgd, warm-up, average"] = Plain with
        {
            Optimizer = new Sgd(),
            Schedule = new ConstantSchedule(WarmupEpochs: 1.5),
            AverageDecay = 0.9,
        },
        ["momentum, Kullback-Leibler warm-up"] = Plain with { Optimizer = new Sgd(Momentum: 0.9), KlWarmupEpochs = 2.5 },
        ["all"] = Plain with
        {
            Optimizer = new Sgd(Momentum: 0.9, Nesterov: true, WeightDecay: 0.01),
            Schedule = new CosineSchedule(WarmupEpochs: 1),
            ClipNorm = 0.5,
            AverageDecay = 0.99,
            KlWarmupEpochs = 2,
            ValidationFraction = 0.25,
        },
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_is_the_fold_of_Step_at_any_number_of_threads(string name)
    {
        var options = Cases[name];
        var folded = Fold(TinyVae.Model, options);
        var runs = Enumerable.Range(1, 3).Select(threads => TinyVae.Model.Train(options with { Threads = threads }, Data(TinyVae.Model)));
        foreach (var run in runs)
        {
            SameState.Check(folded, run.State);
            Assert.Equal(folded.Evaluated.Values.ToArray(), run.State.Evaluated.Values.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_keeps_the_law_and_stays_near_the_engine(string name)
    {
        var model = InterpretedModel.Of(TinyVae.Spec);
        var run = model.Train(Cases[name], Data(model));
        SameState.Check(Fold(model, Cases[name]), run.State);
        var engine = TinyVae.Model.Train(Cases[name], Data(TinyVae.Model));
        Assert.Equal(run.Epochs[^1].Objective.Value, engine.Epochs[^1].Objective.Value, 1e-4);
        Assert.Equal(run.Epochs[^1].Objective.Beta, engine.Epochs[^1].Objective.Beta);
        Assert.Equal(run.Epochs[^1].Validation?.Value ?? 0, engine.Epochs[^1].Validation?.Value ?? 0, 1e-4);
    }

    [Fact]
    public void Every_option_changes_the_weights()
    {
        var weights = Cases
            .Values.Append(Plain)
            .Select(options => TinyVae.Model.Train(options, Data(TinyVae.Model)).State.Parameters.Values.ToArray())
            .Select(values => string.Join(' ', values))
            .ToList();
        Assert.Equal(weights.Count, weights.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void An_optimiser_carries_no_vector_that_it_does_not_need()
    {
        var sgd = TinyVae.Model.Train(Cases["sgd, warm-up, average"], Data(TinyVae.Model)).State;
        Assert.Same(sgd.FirstMoment, sgd.SecondMoment);
        Assert.All(sgd.FirstMoment.Values.ToArray(), value => Assert.Equal(0, value));
        var momentum = TinyVae.Model.Train(Cases["all"], Data(TinyVae.Model)).State;
        Assert.Contains(momentum.FirstMoment.Values.ToArray(), value => value != 0);
        Assert.All(momentum.SecondMoment.Values.ToArray(), value => Assert.Equal(0, value));
    }

    // 2.5 epochs are 10 steps of 4 an epoch; where 18 of the 70 examples are kept, 2 epochs are 6 steps of 3 an epoch.
    [Theory]
    [InlineData("momentum, Kullback-Leibler warm-up", 10, 16)]
    [InlineData("all", 6, 12)]
    public void The_objective_says_its_weight_while_the_Kl_term_warms_up(string name, int warmup, int steps)
    {
        var options = Cases[name];
        var data = Data(TinyVae.Model);
        var state = TinyVae.Model.Start(options.For(Examples), Key.FromSeed(options.Seed));
        var weights = new List<double>();
        foreach (var batch in Enumerable.Range(0, options.Epochs).SelectMany(epoch => TinyVae.Model.Batches(options, data, epoch)))
        {
            state = TinyVae.Model.Step(state, batch);
            weights.Add(state.Objective!.Beta);
        }

        Assert.Equal(Enumerable.Range(0, steps).Select(step => Math.Min(1, step / (double)warmup)), weights);
    }

    [Fact]
    public void The_average_starts_at_the_initial_weights()
    {
        var start = TinyVae.Model.Start(Plain with { AverageDecay = 0.9 }, Key.FromSeed(1));
        Assert.Same(start.Parameters, start.Average);
        Assert.Null(TinyVae.Model.Start(Plain, Key.FromSeed(1)).Average);
    }

    [Fact]
    public void A_fold_that_needs_the_length_of_the_run_says_so()
    {
        var problem = Assert.Throws<ArgumentException>(() => TinyVae.Start(Cases["adam, step"], Key.FromSeed(1)));
        Assert.Contains("options.For(data.Count)", problem.Message);
        problem = Assert.Throws<ArgumentException>(() => TinyVae.Model.Train(Plain.For(Examples + 1), Data(TinyVae.Model)));
        Assert.Contains("71 examples, and the data have 70", problem.Message);
    }

    [Fact]
    public void The_typed_state_hands_out_the_averaged_weights()
    {
        var options = Cases["sgd, warm-up, average"];
        var run = TinyVae.Train(options, Dataset.Of(TinyVae.Images.From(Digits.Load().Train.Values.ToArray().Take(Examples * 64))));
        Assert.Equal(run.State.Core.Average!.Values.ToArray(), run.State.Parameters.Values.ToArray());
        Assert.NotEqual(run.State.Core.Parameters.Values.ToArray(), run.State.Parameters.Values.ToArray());
    }

    private static TrainingState Fold(IVaeModel model, TrainOptions options)
    {
        var data = Data(model);
        return Enumerable
            .Range(0, options.Epochs)
            .SelectMany(epoch => model.Batches(options, data, epoch))
            .Aggregate(model.Start(options.For(data.Count), Key.FromSeed(options.Seed)), model.Step);
    }

    private static IDataset<Batch> Data(IVaeModel model) =>
        Dataset.Of(model.ExamplesFrom(Digits.Load().Train.Values.ToArray().Take(Examples * 64)));
}
