using System.Text.Json;
using FunctionalVae.Passes;

namespace FunctionalVae.App;

/// <summary>The models for programs.</summary>
internal static class ListJson
{
    public static string Of(IReadOnlyList<IVaeModel> models) =>
        Json.Of(json =>
        {
            json.WriteStartArray();
            foreach (var model in models)
            {
                Write(json, model);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, IVaeModel model)
    {
        var plan = Plan.Of(model.Spec);
        json.WriteStartObject();
        json.WriteString("model", model.Name);
        json.WriteNumber("inputSize", model.Layout.InputWidth);
        json.WriteNumber("latentSize", model.Layout.LatentWidth);
        json.WriteString("objective", ModelText.Objective(model));
        json.WriteNumber("beta", model.Spec.Objective.Beta);
        json.WriteNumber("parameters", model.Layout.ParameterCount);
        json.WriteNumber("forwardFlops", plan.ForwardFlops);
        json.WriteNumber("trainingFlops", plan.TrainingFlops);
        json.WriteNumber("peakBytes", plan.PeakBytes(model.Defaults.BatchSize));
        json.WriteNumber("epochs", model.Defaults.Epochs);
        json.WriteNumber("batch", model.Defaults.BatchSize);
        json.WriteNumber("learningRate", model.Defaults.LearningRate);
        json.WriteNumber("seed", model.Defaults.Seed);
        json.WriteString("spec", model.Layout.SpecText);
        json.WriteEndObject();
    }
}
