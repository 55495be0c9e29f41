using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>A comparison for programs: one line.</summary>
internal static class ComparisonJson
{
    private const string Schema = "functionalvae.comparison.1";

    public static string Of(Comparison comparison, string picture) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteBoolean("isOfOneData", comparison.AreOfOneData);
            json.WriteBoolean("isOfOneKind", comparison.KindDifferences.Count == 0);
            json.WriteString("picture", picture);
            json.WriteStartArray("runs");
            for (var i = 0; i < comparison.Runs.Count; i++)
            {
                Write(json, comparison, i);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, Comparison comparison, int number)
    {
        var run = comparison.Runs[number];
        json.WriteStartObject();
        json.WriteString("run", run.Path);
        json.WriteString("model", run.Record.ModelName);
        json.WriteString("objective", run.Kind.Name);
        json.WriteStartObject("differences");
        foreach (var (name, values) in comparison.Differences)
        {
            json.WriteString(name, values[number]);
        }

        json.WriteEndObject();
        json.WriteNumber("epochs", run.Epochs.Count);
        WriteOptional("bestEpoch", run.BestEpoch);
        WriteOptional("rollbacks", run.Rollbacks);
        WriteOptional("trainingObjective", comparison.AreTrainedAlike ? run.Told?.Training.Unweighted : null);
        WriteOptional("validationObjective", comparison.AreValidatedAlike ? run.Told?.Validation?.Unweighted : null);
        WriteOptional("trainObjective", run.Number("results", "train", "objective"));
        WriteOptional("testObjective", run.Number("results", "test", "objective"));
        WriteOptional("seconds", run.Timing?.Seconds);
        WriteOptional("steps", run.Timing?.Steps);
        WriteOptional("stepsPerSecond", run.Timing?.StepsPerSecond);
        json.WriteString("engine", run.Engine);
        WriteOptional("threads", run.Timing?.Threads);
        json.WriteNumber("parameters", run.Parameters);
        json.WriteEndObject();

        void WriteOptional(string name, double? value)
        {
            if (value is { } known && double.IsFinite(known))
            {
                json.WriteNumber(name, known);
            }
        }
    }
}
