using System.Text.Json;

namespace FunctionalVae.Checkpoints;

/// <content>What a guard against spikes remembers. Its places lie on the way of the run: their epochs are the first of the run's own.</content>
internal static partial class TrainingPointJson
{
    private static void Write(Utf8JsonWriter json, GuardMemory guard, int? bestEpoch)
    {
        json.WriteStartObject("guard");
        json.WriteStartArray("rollbacks");
        foreach (var rollback in guard.Rollbacks)
        {
            json.WriteStartArray();
            json.WriteNumberValue(rollback.Step);
            json.WriteNumberValue(rollback.To);
            Write(json, rollback.Loss, rollback.Level);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        Write(json, guard.Losses);
        foreach (var (name, place) in StateTensors.Places(guard))
        {
            json.WriteStartObject(name);
            Write(json, "state", place.Point.State);
            Write(json, place.Point.Sums);
            Write(json, place.Losses);
            json.WriteNumber("epochs", place.Point.Epochs.Count);
            if (place.Point is { Best: { } best, BestEpoch: { } number })
            {
                json.WriteNumber("bestEpoch", number);
                if (number != bestEpoch)
                {
                    Write(json, "best", best);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<double> losses)
    {
        json.WriteStartArray("losses");
        Write(json, [.. losses]);
        json.WriteEndArray();
    }

    private static GuardMemory GuardOf(RecordField json, TrainingPoint point, Func<RecordField, string, TrainingState> state)
    {
        return new(
            [.. json["rollbacks"].Items.Select(RollbackOf)],
            Losses(json),
            Place(StateTensors.Good, json[StateTensors.Good]),
            json.Find(StateTensors.Latest) is { } latest ? Place(StateTensors.Latest, latest) : null
        );

        GuardPlace Place(string name, RecordField place)
        {
            var count = place["epochs"].Whole;
            var best = place.Find("bestEpoch")?.Whole;
            return count > point.Epochs.Count || best > count
                ? throw place.Problem("a place that the run came by")
                : new(
                    new(
                        state(place["state"], $"{name}."),
                        [.. point.Epochs.Take(count)],
                        Sums(place["sums"]),
                        best is null ? null
                            : best == point.BestEpoch ? point.Best
                            : state(place["best"], $"{name}.{StateTensors.Best}"),
                        best
                    ),
                    Losses(place)
                );
        }
    }

    private static double[] Losses(RecordField json) => [.. json["losses"].Items.Select(Number)];

    private static Rollback RollbackOf(RecordField json)
    {
        RecordField[] fields = [.. json.Items];
        return fields.Length == 4
            ? new((long)fields[0].Seed, (long)fields[1].Seed, Number(fields[2]), Number(fields[3]))
            : throw json.Problem("a rollback: a step, a place, a loss and a level");
    }
}
