using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>How a run was trained. Threads are left out on the managed engine, whose result does not depend on them.</summary>
internal static class OptionsJson
{
    public static void Write(Utf8JsonWriter json, TrainOptions options, Engine engine)
    {
        json.WriteStartObject("options");
        json.WriteNumber("epochs", options.Epochs);
        json.WriteNumber("batch", options.BatchSize);
        json.WriteNumber("learningRate", options.LearningRate);
        json.WriteNumber("seed", options.Seed);
        if (!engine.IsManaged)
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
        json.WriteEndObject();
    }

    private static void WriteOptimizer(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject("optimizer");
        json.WriteString("name", OptimizerFlags.Name(optimizer));
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

    private static void WriteSchedule(Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteStartObject("schedule");
        json.WriteString("name", ScheduleFlags.Name(schedule));
        json.WriteNumber("warmupEpochs", schedule.WarmupEpochs);
        switch (schedule)
        {
            case StepSchedule step:
                json.WriteNumber("everyEpochs", step.EveryEpochs);
                json.WriteNumber("factor", step.Factor);
                break;
            case CosineSchedule cosine:
                json.WriteNumber("final", cosine.Final);
                break;
        }

        json.WriteEndObject();
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
