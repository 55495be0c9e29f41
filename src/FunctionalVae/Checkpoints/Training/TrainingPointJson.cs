using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FunctionalVae.Checkpoints;

/// <summary>All of a place but its vectors, as JSON. Float64 numbers are texts that read back as the same bits; they need not be finite.</summary>
internal static partial class TrainingPointJson
{
    public static string Text(TrainingPoint point)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("key", point.State.Key.Bits);
            TrainOptionsJson.Write(json, point.State.Options, hasThreads: true);
            if (point.State.Options.Examples is { } examples)
            {
                json.WriteNumber("examples", examples);
            }

            Write(json, "state", point.State);
            Write(json, point.Sums);
            json.WriteStartArray("epochs");
            foreach (var epoch in point.Epochs)
            {
                json.WriteStartObject();
                json.WriteNumber("steps", epoch.StepsPerEpoch);
                Write(json, "objective", epoch.Objective);
                Write(json, "validation", epoch.Validation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (point is { Best: { } best, BestEpoch: { } number })
            {
                json.WriteNumber("bestEpoch", number);
                Write(json, "best", best);
            }

            if (point.Guard is { } guard)
            {
                Write(json, guard, point.BestEpoch);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="FormatException">Something is missing or is not what it must be.</exception>
    public static TrainingPoint Of(
        RecordField json,
        Func<string, (ParameterVector Weights, ParameterVector First, ParameterVector Second, ParameterVector? Average)> vectors
    )
    {
        var options = TrainOptionsJson.Of(json["options"]) with { Examples = json.Find("examples")?.Whole };
        var key = new Key(json["key"].Seed);
        TrainingProgress[] epochs =
        [
            .. json["epochs"]
                .Items.Select(
                    (epoch, i) =>
                        new TrainingProgress(
                            i + 1,
                            options.Epochs,
                            epoch["steps"].Whole,
                            epoch["steps"].Whole,
                            ObjectiveOf(epoch, "objective") ?? throw epoch.Problem("an epoch with its objective"),
                            ObjectiveOf(epoch, "validation")
                        )
                ),
        ];
        var best = json.Find("bestEpoch")?.Whole;
        if (best is { } number && (number < 1 || number > epochs.Length || epochs[number - 1].Validation is null))
        {
            throw json["bestEpoch"].Problem("an epoch that was scored");
        }

        var point = new TrainingPoint(
            State(json["state"], ""),
            epochs,
            Sums(json["sums"]),
            best is null ? null : State(json["best"], StateTensors.Best),
            best
        );
        return json.Find("guard") is { } guard ? point with { Guard = GuardOf(guard, point, State) } : point;

        TrainingState State(RecordField state, string prefix)
        {
            var (weights, first, second, average) = vectors(prefix);
            return average is null == options.AverageDecay is null
                ? new(weights, first, second, (long)state["step"].Seed, key, options, ObjectiveOf(state, "objective"), average)
                : throw new FormatException("its options and its tensors differ about averaged weights.");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, TrainingState state)
    {
        json.WriteStartObject(name);
        json.WriteNumber("step", state.Step);
        Write(json, "objective", state.Objective);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Objective? objective)
    {
        if (objective is not null)
        {
            json.WriteStartArray(name);
            Write(json, objective.Reconstruction, objective.Kl, objective.Beta);
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, ObjectiveSums sums)
    {
        json.WriteStartArray("sums");
        Write(json, sums.Reconstruction, sums.Kl, sums.Beta);
        json.WriteNumberValue(sums.Count);
        json.WriteEndArray();
    }

    private static ObjectiveSums Sums(RecordField json)
    {
        RecordField[] sums = [.. json.Items];
        return sums.Length == 4
            ? new(Number(sums[0]), Number(sums[1]), Number(sums[2]), (long)sums[3].Seed)
            : throw json.Problem("four numbers");
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static Objective? ObjectiveOf(RecordField json, string name)
    {
        if (json.Find(name) is not { } field)
        {
            return null;
        }

        RecordField[] terms = [.. field.Items];
        return terms.Length == 3 ? new(Number(terms[0]), Number(terms[1]), Number(terms[2])) : throw field.Problem("three numbers");
    }

    private static double Number(RecordField field) =>
        double.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw field.Problem("a number");
}
