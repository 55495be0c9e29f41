using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>A number of latent dimensions that was tried.</summary>
/// <param name="Latent">Latent dimensions.</param>
/// <param name="Validation">The validation objective of the epoch that was kept, at β = 1, in nats per example; not a number where there is none.</param>
/// <param name="Epochs">Epochs that were trained; 0 where training ended at a value that is not finite, with no epoch to keep.</param>
/// <param name="Seconds">How long that took; null where it is not known.</param>
internal sealed record TriedSize(int Latent, double Validation, int Epochs, double? Seconds)
{
    /// <summary>Why it has no score: what was not finite; null where it has one.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it has a score.</summary>
    public bool IsFinite => double.IsFinite(Validation);
}

/// <summary>Models that differ in their latent dimensions, trained and validated on the same rows, and the one that is taken.</summary>
/// <param name="Sizes">Those that were tried, the smallest first.</param>
/// <param name="Chosen">The latent dimensions of the best.</param>
internal sealed record SizeSearch(IReadOnlyList<TriedSize> Sizes, int Chosen)
{
    private const string Field = "latentSizes";

    /// <summary>Where the best one's training ended; null where it is not in memory.</summary>
    public TrainingPoint? Point { get; init; }

    /// <summary>Whether it was read from the record of a finished run.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>How long the best one was trained.</summary>
    public double Seconds { get; init; }

    /// <summary>Steps of that.</summary>
    public long Steps { get; init; }

    /// <summary>The best of some sizes: that of the greatest score, of equal ones the smallest; a score that is not finite is never the best.</summary>
    public static TriedSize Best(IReadOnlyList<TriedSize> sizes) =>
        sizes.MaxBy(size => size.IsFinite ? size.Validation : double.NegativeInfinity)!;

    /// <summary>Writes what was tried, as a field of an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="hasSeconds">Whether the times are told: equal runs differ in them.</param>
    public void Write(Utf8JsonWriter json, bool hasSeconds)
    {
        json.WriteStartArray(Field);
        foreach (var size in Sizes)
        {
            json.WriteStartObject();
            json.WriteNumber("latent", size.Latent);
            if (size.IsFinite)
            {
                json.WriteNumber("validation", size.Validation);
            }

            if (size.Problem is { } problem)
            {
                json.WriteString("problem", problem);
            }

            json.WriteNumber("epochs", size.Epochs);
            if (hasSeconds && size.Seconds is { } seconds)
            {
                json.WriteNumber("seconds", seconds);
            }

            json.WriteBoolean("isChosen", size.Latent == Chosen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The search that a finished run recorded; null where it did not search, or there is none.</summary>
    public static SizeSearch? Recorded(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, RunFiles.Facts)));
            if (!document.RootElement.TryGetProperty(Field, out var field))
            {
                return null;
            }

            JsonElement[] items = [.. field.EnumerateArray()];
            TriedSize[] sizes =
            [
                .. items.Select(item => new TriedSize(
                    item.GetProperty("latent").GetInt32(),
                    item.TryGetProperty("validation", out var validation) ? validation.GetDouble() : double.NaN,
                    item.GetProperty("epochs").GetInt32(),
                    null
                )
                {
                    Problem = item.TryGetProperty("problem", out var problem) ? problem.GetString() : null,
                }),
            ];
            var chosen = Array.FindIndex(items, item => item.GetProperty("isChosen").GetBoolean());
            return chosen < 0 ? null : new(sizes, sizes[chosen].Latent) { IsRecorded = true };
        }
        catch (Exception problem)
            when (problem
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or FormatException
            )
        {
            return null;
        }
    }
}
