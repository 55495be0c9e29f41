using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What bench says.</summary>
internal static class BenchReport
{
    public static string Text(IVaeModel model, BenchmarkResult result) =>
        Invariant(
                $"""
                {model.Name}, batch {result.BatchSize}, {result.Threads} {(
                    result.Threads == 1 ? "thread" : "threads"
                )}; medians over 15 rounds
                step     {result.StepMicroseconds:F1} µs, {result.ImagesPerSecond:N0} examples a second, {result.AllocatedBytesPerStep:F0} bytes allocated
                products {result.Gflops:F1} GFLOP/s, {result.FractionOfPeak:P1} of what multiply-adds alone reach here ({result.FmaPeak:F1})
                decode   {result.DecodeMicroseconds:F2} µs for one latent vector, one thread

                """
            )
            .ReplaceLineEndings("\n");

    public static string ToJson(IVaeModel model, BenchmarkResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", model.Name);
            json.WriteNumber("batch", result.BatchSize);
            json.WriteNumber("threads", result.Threads);
            json.WriteNumber("stepMicroseconds", result.StepMicroseconds);
            json.WriteNumber("imagesPerSecond", result.ImagesPerSecond);
            json.WriteNumber("gflops", result.Gflops);
            json.WriteNumber("fmaPeak", result.FmaPeak);
            json.WriteNumber("fractionOfPeak", result.FractionOfPeak);
            json.WriteNumber("allocatedBytesPerStep", result.AllocatedBytesPerStep);
            json.WriteNumber("decodeMicroseconds", result.DecodeMicroseconds);
            json.WriteEndObject();
        });
}
