namespace FunctionalVae.App;

/// <summary>The results of <c>train --json</c>: one line, nats per example.</summary>
internal static class ResultJson
{
    public static string Of(TrainRequest request, TrainData data, TrainResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", ObjectiveJson.Schema);
            json.WriteString("model", request.Model.Name);
            request.Backend.Write(json);
            json.WriteString("data", data.Name);
            json.WriteString("objective", ModelText.Objective(request.Model));
            json.WriteNumber("epochs", request.Options.Epochs);
            json.WriteNumber("batch", request.Options.BatchSize);
            json.WriteNumber("seed", request.Options.Seed);
            json.WriteNumber("draws", result.Train.Draws);
            ObjectiveJson.Write(json, request.Model, "train", result.Train);
            ObjectiveJson.Write(json, "train", data.ToUnits(request.Model, data.Train));
            if (result.Test is not null)
            {
                ObjectiveJson.Write(json, request.Model, "test", result.Test);
                ObjectiveJson.Write(json, "test", data.ToUnits(request.Model, data.Test));
                json.WriteNumber("reconstruction", result.Test.Objective.Reconstruction);
                json.WriteNumber("kl", result.Test.Objective.Kl);
            }

            if (result.TrainBound is { } bound)
            {
                json.WriteNumber("weightedDraws", bound.Draws);
                ObjectiveJson.Write(json, "train", bound);
                ObjectiveJson.Write(json, "test", result.TestBound);
            }

            json.WriteBoolean("isFarBehindMeansOnly", result.IsFarBehind);
            if (result.Run.BestEpoch is { } best)
            {
                json.WriteNumber("epochsTrained", result.Run.Epochs.Count);
                json.WriteNumber("bestEpoch", best);
            }

            if (result.Run.Rollbacks is { } rollbacks)
            {
                json.WriteNumber("rollbacks", rollbacks.Count);
            }

            request.Search?.Write(json, hasSeconds: true);
            json.WriteNumber("imagesPerSecond", result.ExamplesPerSecond(data.Train.Count));
            json.WriteNumber("seconds", result.Seconds);
            json.WriteEndObject();
        });
}
