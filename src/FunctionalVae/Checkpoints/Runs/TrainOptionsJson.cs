using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae;

/// <summary>Training options as JSON, as a run records them: <c>{"epochs": 20, "batch": 64, …, "optimizer": {"name": "adam", …}, …}</c>.</summary>
public static class TrainOptionsJson
{
    /// <summary>Writes the options as the object <c>options</c>; every number reads back as the same.</summary>
    /// <param name="json">Is inside an object.</param>
    /// <param name="options">The options; <see cref="TrainOptions.Examples"/> are the data's and not written.</param>
    /// <param name="hasThreads">Whether threads are written: the managed engine's result does not depend on them.</param>
    public static void Write(Utf8JsonWriter json, TrainOptions options, bool hasThreads)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(options);
        json.WriteStartObject("options");
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("batch", options.BatchSize);
        json.WriteNumber("learningRate", options.LearningRate);
        json.WriteNumber("seed", options.Seed);
        if (hasThreads)
        {
            json.WriteNumber("threads", options.Threads);
        }

        WriteOptimizer(json, options.Optimizer ?? new Adam());
        WriteSchedule(json, options.Schedule ?? new ConstantSchedule());
        WriteOptional(json, "clipNorm", options.ClipNorm);
        WriteOptional(json, "averageDecay", options.AverageDecay);
        json.WriteNumber("klWarmupEpochs", options.KlWarmupEpochs);
        json.WriteNumber("validationFraction", options.ValidationFraction);
        WriteOptional(json, "patience", options.Patience);
        if (options.Guard is { } guard)
        {
            json.WriteStartObject("guard");
            json.WriteNumber("rollbacks", guard.Rollbacks);
            json.WriteNumber("window", guard.Window);
            json.WriteNumber("deviations", guard.Deviations);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("guard");
        }

        json.WriteEndObject();
    }

    /// <summary>Reads the object that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Something is missing, of another type, or out of range; the message names it.</exception>
    public static TrainOptions Read(JsonElement json) => Of(new("options", json));

    internal static TrainOptions Of(RecordField json)
    {
        var options = new TrainOptions(
            json["epochs"].Whole,
            json["batch"].Whole,
            json["learningRate"].Number,
            json["seed"].Seed,
            json.Find("threads")?.Whole ?? 0,
            json.Find("optimizer") is { } optimizer ? OptimizerOf(optimizer) : null,
            json.Find("schedule") is { } schedule ? ScheduleOf(schedule) : null,
            json.Given("clipNorm")?.Number,
            json.Given("averageDecay")?.Number,
            json.Find("klWarmupEpochs")?.Number ?? 0,
            json.Find("validationFraction")?.Number ?? 0,
            json.Given("patience")?.Whole,
            Guard: json.Given("guard") is { } guard
                ? new(guard["rollbacks"].Whole, guard["window"].Whole, guard["deviations"].Number)
                : null
        );
        try
        {
            options.Check();
            return options;
        }
        catch (ArgumentException problem)
        {
            // Without the parameter's name and the value, which the field has.
            throw new FormatException($"its options make no sense: {problem.Message.Split(" (Parameter")[0]}", problem);
        }
    }

    private static void WriteOptimizer(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject("optimizer");
        json.WriteString("name", TrainingWords.Of(optimizer));
        (string Name, double Value)[] constants = optimizer switch
        {
            Adam adam => [("beta1", adam.Beta1), ("beta2", adam.Beta2), ("epsilon", adam.Epsilon)],
            AdamW adam => [("beta1", adam.Beta1), ("beta2", adam.Beta2), ("epsilon", adam.Epsilon), ("weightDecay", adam.WeightDecay)],
            Sgd sgd => [("momentum", sgd.Momentum), ("weightDecay", sgd.WeightDecay)],
            _ => throw new NotSupportedException($"There is no record for {optimizer}."),
        };
        foreach (var (name, value) in constants)
        {
            json.WriteNumber(name, value);
        }

        if (optimizer is Sgd { Nesterov: var nesterov })
        {
            json.WriteBoolean("nesterov", nesterov);
        }

        json.WriteEndObject();
    }

    private static Optimizer OptimizerOf(RecordField json) =>
        json["name"].Text switch
        {
            TrainingWords.Adam => new Adam(json["beta1"].Number, json["beta2"].Number, json["epsilon"].Number),
            TrainingWords.AdamW => new AdamW(
                json["beta1"].Number,
                json["beta2"].Number,
                json["epsilon"].Number,
                json["weightDecay"].Number
            ),
            TrainingWords.Sgd => new Sgd(json["momentum"].Number, json["nesterov"].Flag, json["weightDecay"].Number),
            _ => throw json["name"].Problem($"{TrainingWords.Adam}, {TrainingWords.AdamW} or {TrainingWords.Sgd}"),
        };

    private static void WriteSchedule(Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteStartObject("schedule");
        json.WriteString("name", TrainingWords.OfSchedule(schedule));
        json.WriteNumber("warmupEpochs", schedule.WarmupEpochs);
        switch (schedule)
        {
            case StepSchedule step:
                json.WriteNumber("everyEpochs", step.EveryEpochs);
                json.WriteNumber("factor", step.Factor);
                break;
            case MilestoneSchedule stages:
                json.WriteStartArray("milestones");
                foreach (var milestone in stages.Milestones)
                {
                    json.WriteNumberValue(milestone);
                }

                json.WriteEndArray();
                json.WriteNumber("factor", stages.Factor);
                break;
            case CosineSchedule cosine:
                json.WriteNumber("final", cosine.Final);
                break;
        }

        json.WriteEndObject();
    }

    private static Schedule ScheduleOf(RecordField json)
    {
        var warmup = json["warmupEpochs"].Number;
        return json["name"].Text switch
        {
            TrainingWords.Constant => new ConstantSchedule(warmup),
            TrainingWords.Step => new StepSchedule(json["everyEpochs"].Whole, json["factor"].Number, warmup),
            TrainingWords.Milestones => new MilestoneSchedule(
                ValueList.From(json["milestones"].Items.Select(item => item.Whole)),
                json["factor"].Number,
                warmup
            ),
            TrainingWords.Cosine => new CosineSchedule(json["final"].Number, warmup),
            _ => throw json["name"]
                .Problem($"{TrainingWords.Constant}, {TrainingWords.Step}, {TrainingWords.Milestones} or {TrainingWords.Cosine}"),
        };
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
