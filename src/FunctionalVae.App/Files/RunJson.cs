using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>What a run was and came to. Nothing that can differ between equal runs: no times, no threads, no folders.</summary>
internal static class RunJson
{
    private const string Schema = "functionalvae.run.1";

    public static string Of(TrainRequest request, TrainData data, TrainResult result) =>
        Json.Of(json => Write(json, request, data, result), indented: true) + "\n";

    private static void Write(Utf8JsonWriter json, TrainRequest request, TrainData data, TrainResult result)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("version", AppVersion.Text);
        json.WriteString("runtime", Environment.Version.ToString());
        json.WriteString("model", request.Model.Name);
        json.WriteString("spec", request.Model.Layout.SpecText);
        json.WriteString("specHash", SpecHash.Of(request.Model.Spec));
        json.WriteStartObject("options");
        json.WriteNumber("epochs", request.Options.Epochs);
        json.WriteNumber("batch", request.Options.BatchSize);
        json.WriteNumber("learningRate", request.Options.LearningRate);
        json.WriteNumber("seed", request.Options.Seed);
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteString("name", data.Name);
        json.WriteNumber("trainCount", data.Train.Count);
        json.WriteNumber("testCount", data.Test.Count);
        json.WriteString("trainFingerprint", data.Sets.Train.Fingerprint);
        json.WriteString("testFingerprint", data.Sets.Test.Fingerprint);
        json.WriteEndObject();
        json.WriteStartObject("results");
        json.WriteString("objective", ModelText.Objective(request.Model));
        json.WriteNumber("draws", Evaluation.Draws);
        WriteObjective(json, "train", result.Train);
        WriteObjective(json, "test", result.Test);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObjective(Utf8JsonWriter json, string name, Objective objective)
    {
        json.WriteStartObject(name);
        json.WriteNumber("elbo", objective.Unweighted);
        json.WriteNumber("reconstruction", objective.Reconstruction);
        json.WriteNumber("kl", objective.Kl);
        json.WriteEndObject();
    }
}
