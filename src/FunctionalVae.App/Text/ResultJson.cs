namespace FunctionalVae.App;

/// <summary>The results of <c>train --json</c>: one line, nats per example.</summary>
internal static class ResultJson
{
    public static string Of(TrainRequest request, TrainData data, TrainResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model.Name);
            request.Engine.Write(json);
            json.WriteString("data", data.Name);
            json.WriteString("objective", ModelText.Objective(request.Model));
            json.WriteNumber("epochs", request.Options.Epochs);
            json.WriteNumber("batch", request.Options.BatchSize);
            json.WriteNumber("seed", request.Options.Seed);
            json.WriteNumber("trainElbo", result.Train.Unweighted);
            if (result.Test is not null)
            {
                json.WriteNumber("testElbo", result.Test.Unweighted);
                json.WriteNumber("reconstruction", result.Test.Reconstruction);
                json.WriteNumber("kl", result.Test.Kl);
            }

            json.WriteBoolean("isFarBehindMeansOnly", result.IsFarBehind);
            if (result.Run.BestEpoch is { } best)
            {
                json.WriteNumber("epochsTrained", result.Run.Epochs.Count);
                json.WriteNumber("bestEpoch", best);
            }

            json.WriteNumber("imagesPerSecond", result.ImagesPerSecond(data.Train.Count));
            json.WriteNumber("seconds", result.Seconds);
            json.WriteEndObject();
        });
}
