namespace FunctionalVae.App;

/// <summary>The results of <c>train --json</c>: one line, nats per image.</summary>
internal static class ResultJson
{
    public static string Of(TrainRequest request, TrainData data, TrainResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model.Name);
            json.WriteString("data", data.Name);
            json.WriteString("objective", ModelText.Objective(request.Model));
            json.WriteNumber("epochs", request.Options.Epochs);
            json.WriteNumber("batch", request.Options.BatchSize);
            json.WriteNumber("seed", request.Options.Seed);
            json.WriteNumber("trainElbo", result.Train.Unweighted);
            json.WriteNumber("testElbo", result.Test.Unweighted);
            json.WriteNumber("reconstruction", result.Test.Reconstruction);
            json.WriteNumber("kl", result.Test.Kl);
            json.WriteNumber("imagesPerSecond", result.ImagesPerSecond(data.Train.Count));
            json.WriteNumber("seconds", result.Seconds);
            json.WriteEndObject();
        });
}
