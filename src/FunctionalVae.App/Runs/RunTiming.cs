using System.Text.Json;

namespace FunctionalVae.App;

/// <summary>How long a run trained, in a file of its own: of all that a run leaves, nothing else differs between equal runs.</summary>
/// <param name="Seconds">Training time of all its parts, with validation and compilation by the JIT; what a kill undid is not in it.</param>
/// <param name="Steps">Steps trained in it, those that were made once more after a rollback too.</param>
/// <param name="Threads">Threads of the last part; null where the backend's library chooses them.</param>
internal sealed record RunTiming(double Seconds, long Steps, int? Threads)
{
    private const string Schema = "functionalvae.timing.1";

    /// <summary>Steps in a second.</summary>
    public double StepsPerSecond => Steps / Seconds;

    /// <summary>The contents of the file.</summary>
    public string ToJson() =>
        Json.Of(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("schema", Schema);
                json.WriteNumber("seconds", Seconds);
                json.WriteNumber("steps", Steps);
                if (Threads is { } threads)
                {
                    json.WriteNumber("threads", threads);
                }

                json.WriteEndObject();
            },
            indented: true
        ) + "\n";

    /// <summary>What a file says; null where it is not of this kind, for the times of a run are not worth an error.</summary>
    public static RunTiming? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.GetProperty("schema").GetString() == Schema
                ? new(
                    root.GetProperty("seconds").GetDouble(),
                    root.GetProperty("steps").GetInt64(),
                    root.TryGetProperty("threads", out var threads) ? threads.GetInt32() : null
                )
                : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
