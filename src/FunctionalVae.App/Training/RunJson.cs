using System.Text.Json;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>
/// What a run was and came to, and what later commands need of it. On one machine nothing in it differs between equal runs: no times, no
/// output folder, and threads only of a backend whose result may depend on them.
/// </summary>
internal static class RunJson
{
    /// <summary>The record of a run.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What it was trained on.</param>
    /// <param name="run">How far training came.</param>
    /// <param name="result">What it came to; null for a run that was stopped.</param>
    public static string Of(TrainRequest request, TrainData data, TrainingRun<TrainingState> run, TrainResult? result) =>
        Json.Of(json => Write(json, request, data, run, result), indented: true) + "\n";

    private static void Write(
        Utf8JsonWriter json,
        TrainRequest request,
        TrainData data,
        TrainingRun<TrainingState> run,
        TrainResult? result
    )
    {
        json.WriteStartObject();
        json.WriteString("schema", RunRecord.Schema);
        WriteTexts(json, "command", request.Command);
        json.WriteString("model", request.Model.Name);
        json.WriteString("spec", request.Model.Layout.SpecText);
        json.WriteString("specHash", SpecHash.Of(request.Model.Spec));
        json.WriteString("binarization", request.Model.Binarization.ToString());
        request.Backend.Write(json);
        TrainOptionsJson.Write(json, request.Options, hasThreads: !request.Backend.IsManaged);
        if (result?.Latents is { } latents)
        {
            json.WriteString("latents", LatentKind.Of(latents).Name);
        }

        WriteKind(json, request.Model);
        WriteData(json, data);
        EnvironmentJson.Write(json);
        json.WriteStartObject("training");
        json.WriteBoolean("isComplete", run.IsComplete);
        json.WriteNumber("epochs", run.Epochs.Count);
        json.WriteNumber("steps", run.Steps);
        if (run.BestEpoch is { } best)
        {
            json.WriteNumber("bestEpoch", best);
        }

        WriteRollbacks(json, run.Rollbacks);
        if (run.Divergence is { } divergence)
        {
            json.WriteStartObject("divergence");
            json.WriteString("message", divergence.Message);
            json.WriteString("kind", divergence.Kind?.ToString());
            json.WriteString("tensor", divergence.Tensor);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        request.Search?.Write(json, hasSeconds: false);
        if (result is not null)
        {
            json.WriteStartObject("results");
            json.WriteString("objective", ModelText.Objective(request.Model));
            json.WriteNumber("draws", Evaluation.UsualDraws);
            WriteObjective(json, request.Model, "train", result.Train);
            if (result.Test is not null)
            {
                WriteObjective(json, request.Model, "test", result.Test);
            }

            json.WriteBoolean("isFarBehindMeansOnly", result.IsFarBehind);
            if (result.MeansOnly is { } means && double.IsFinite(means))
            {
                json.WriteNumber("meansOnly", means);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // None of a run without a guard.
    private static void WriteRollbacks(Utf8JsonWriter json, IReadOnlyList<Rollback>? rollbacks)
    {
        if (rollbacks is null)
        {
            return;
        }

        json.WriteStartArray("rollbacks");
        foreach (var rollback in rollbacks)
        {
            json.WriteStartObject();
            json.WriteNumber("step", rollback.Step);
            json.WriteNumber("to", rollback.To);
            WriteFinite(json, "loss", rollback.Loss);
            WriteFinite(json, "level", rollback.Level);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // JSON has no other numbers.
    private static void WriteFinite(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // What its objectives are: those of one kind can be compared.
    private static void WriteKind(Utf8JsonWriter json, IVaeModel model)
    {
        json.WriteStartObject("objective");
        json.WriteString("kind", ModelText.Objective(model));
        json.WriteString("reconstruction", ModelText.Reconstruction(model));
        if (model.Spec.Likelihood is Likelihood likelihood)
        {
            json.WriteBoolean("isMass", likelihood.IsMass);
        }

        if (model.Spec.Objective.OfAggregate is { } weighed)
        {
            json.WriteString("divergence", weighed.Name);
            json.WriteString("trained", $"{model.Spec.Objective}");
        }

        if (model.Spec.Objective.HasOtherDivergence)
        {
            json.WriteString("trainedDivergence", model.Spec.Objective.TrainedDivergenceName);
            json.WriteString("trained", $"{model.Spec.Objective}");
        }

        if (model.Spec.Objective is ImportanceWeighted weighted)
        {
            json.WriteString("trained", $"{weighted with { Gradient = DrawGradient.Standard }}");
        }

        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, TrainData data)
    {
        json.WriteStartObject("data");
        json.WriteString("name", data.Name);
        // Whole, so that they are found wherever a later command is started, and wherever the run is moved.
        WriteTexts(json, "paths", data.Source.Paths.Select(Path.GetFullPath));
        if (data.Source.LabelColumn is { } label)
        {
            json.WriteString("labelColumn", label);
        }

        if (data.Source.Header is { } header)
        {
            json.WriteBoolean("header", header);
        }

        if (data.Source.Array is { } array)
        {
            json.WriteString("array", array);
        }

        if (data.Source.LabelArray is { } labelArray)
        {
            json.WriteString("labelArray", labelArray);
        }

        if (data.Tables.Train.LabelNames is { } labels)
        {
            WriteTexts(json, "labels", labels);
        }

        if (!data.HasOwnTest)
        {
            json.WriteNumber("testFraction", data.Source.TestFraction ?? DataReading.UsualTestFraction);
        }

        if (data.Tables.Train.Columns is { } columns)
        {
            WriteTexts(json, "columns", columns);
        }

        if (data.Scaling is { } scaling)
        {
            json.WritePropertyName("scaling");
            FittedScalingJson.Write(json, scaling);
        }

        WriteConstants(json, data);
        WriteTexts(json, "notes", data.Notes);
        json.WriteNumber("trainCount", data.Train.Count);
        json.WriteNumber("testCount", data.TestCount);
        json.WriteString("trainFingerprint", data.Tables.Train.Fingerprint);
        json.WriteString("testFingerprint", data.Tables.Test.Fingerprint);
        json.WriteEndObject();
    }

    private static void WriteConstants(Utf8JsonWriter json, TrainData data)
    {
        json.WriteStartArray("constants");
        foreach (var constant in data.Constants)
        {
            json.WriteStartObject();
            json.WriteNumber("column", constant.Column);
            json.WriteNumber("value", constant.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteObjective(Utf8JsonWriter json, IVaeModel model, string name, ObjectiveEstimate estimate)
    {
        json.WriteStartObject(name);
        ObjectiveJson.Write(json, model, "", estimate);
        json.WriteNumber("reconstruction", estimate.Objective.Reconstruction);
        json.WriteNumber("kl", estimate.Objective.Kl);
        json.WriteEndObject();
    }
}
