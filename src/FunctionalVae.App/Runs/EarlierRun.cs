using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>What a run's folder holds before training begins, read once.</summary>
/// <param name="IsThere">Whether it has weights, and what belongs to them is whole.</param>
/// <param name="Record">What the run recorded of itself; null where it did not.</param>
/// <param name="HasDiverged">Whether it ended at a value that is not finite, and kept its best epoch: it is over although its last place is not.</param>
/// <param name="HasResults">Whether its results are recorded.</param>
internal sealed record EarlierRun(bool IsThere, RunRecord? Record, bool HasDiverged, bool HasResults)
{
    /// <summary>Whether it came to its end.</summary>
    public bool IsFinished => Record is { IsComplete: true };

    /// <summary>The run in a folder.</summary>
    public static EarlierRun In(string folder)
    {
        RunRecord? record;
        try
        {
            record = Run.Load(folder).Record;
        }
        catch (CheckpointException)
        {
            return new(IsThere: false, null, HasDiverged: false, HasResults: false);
        }

        try
        {
            using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, RunFiles.Facts)));
            var root = facts.RootElement;
            return new(
                IsThere: true,
                record,
                root.TryGetProperty("training", out var training) && training.TryGetProperty("divergence", out _),
                root.TryGetProperty("results", out _)
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return new(IsThere: true, record, HasDiverged: false, HasResults: false);
        }
    }
}
