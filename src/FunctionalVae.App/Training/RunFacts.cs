using System.Text.Json;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What a run must have in common with a checkpoint to go on from it.</summary>
internal static class RunFacts
{
    private const string Backend = "backend";

    public static IReadOnlyDictionary<string, string> Of(TrainRequest request, TrainData data) =>
        new Dictionary<string, string>
        {
            [TrainingCheckpoint.TrainingExamples] = data.Tables.Train.Fingerprint,
            ["test examples"] = data.Tables.Test.Fingerprint,
            ["scaling"] = data.Scaling is { } scaling ? Json.Of(json => FittedScalingJson.Write(json, scaling)) : "none",
            ["binarization"] = request.Model.Binarization.ToString(),
            [Backend] = $"{request.Backend}",
        };

    /// <summary>What differs from the facts and options of the run here, in one sentence with its remedy; null where a run may go on from the checkpoint.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> facts, TrainOptions here, TrainingCheckpoint checkpoint)
    {
        var there = checkpoint.Point.State.Options;
        string[] different =
        [
            .. facts
                .Where(fact => fact.Key != Backend && checkpoint.Facts.GetValueOrDefault(fact.Key) != fact.Value)
                .Select(fact => $"other {fact.Key}"),
            .. Options(there)
                .Zip(Options(here))
                .Where(pair => pair.First != pair.Second)
                .Select(pair => $"{pair.First}, here {pair.Second}"),
            // Where the rate falls along a cosine it depends on how long the run is.
            .. there.Epochs != here.Epochs && here.Schedule is CosineSchedule
                ? (string[])[Invariant($"a cosine over {there.Epochs} epochs, here over {here.Epochs}")]
                : [],
        ];
        return different.Length == 0 ? null : Refusal(string.Join("; ", different));
    }

    /// <summary>What is wrong with going on to the end of fewer epochs than are done; null for nothing.</summary>
    public static string? TooFew(TrainOptions here, TrainingCheckpoint checkpoint) =>
        Begun(checkpoint.Point) is var begun && here.Epochs < begun
            ? Invariant(
                $"{begun} epochs are done or begun, here only {here.Epochs} are asked for. Nothing was changed. Pass --epochs {begun} or more, or --out with another folder."
            )
            : null;

    /// <summary>What a run on another engine or number of threads promises; null where it is the same.</summary>
    public static string? Promise(TrainRequest request, TrainingCheckpoint checkpoint)
    {
        var engine = checkpoint.Facts.GetValueOrDefault(Backend);
        return engine != $"{request.Backend}"
                ? $"the checkpoint is of the backend {engine}: {request.Backend} goes on within its rounding, and not to the same bits"
            : checkpoint.Point.State.Options.Threads == request.Options.Threads ? null
            : request.Backend.IsManaged ? "the number of threads is another than the checkpoint's; the result has the same bits"
            : "the number of threads is another than the checkpoint's; the result may differ within the backend's rounding";
    }

    private static string Refusal(string difference) =>
        $"{difference}. Nothing was changed. Give the words of that run, or --out with another folder.";

    // Epochs of which at least a step is done.
    private static int Begun(TrainingPoint point) => point.Epochs.Count + (point.Sums.Count > 0 ? 1 : 0);

    // Each as it is recorded, so that a new one is compared too.
    private static string[] Options(TrainOptions options)
    {
        var text = Json.Of(json =>
        {
            json.WriteStartObject();
            TrainOptionsJson.Write(json, options with { Epochs = 1 }, hasThreads: false);
            json.WriteEndObject();
        });
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.GetProperty("options").EnumerateObject().Select(option => $"{option.Name} {option.Value.GetRawText()}"),
        ];
    }
}
