using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What bench says. What the processor's multiply-adds reach is compared with what runs on the processor only.</summary>
internal static class BenchReport
{
    public static string Text(IVaeModel model, Backend backend, BenchmarkResult result)
    {
        var threads = backend.HasThreads ? Invariant($", {result.Threads} {(result.Threads == 1 ? "thread" : "threads")}") : "";
        var place = backend.IsManaged ? "" : $", {backend}";
        var peak = IsOnProcessor(backend)
            ? Invariant($", {result.FractionOfPeak:P1} of what multiply-adds alone reach here ({result.FmaPeak:F1})")
            : "";
        return Invariant(
                    $"""
                    {model.Name}, batch {result.BatchSize}{threads}{place}; medians over 15 rounds
                    step     {result.StepMicroseconds:F1} µs, {result.ExamplesPerSecond:N0} examples a second, {result.AllocatedBytesPerStep:F0} bytes allocated
                    products {result.Gflops:F1} GFLOP/s{peak}
                    decode   {result.DecodeMicroseconds:F2} µs for one latent vector{(backend.IsManaged ? ", one thread" : "")}

                    """
                )
                .ReplaceLineEndings("\n")
            + (IsOnProcessor(backend) && InstructionSet.Current.Shortfall is { } shortfall ? $"slow     {shortfall}\n" : "");
    }

    public static string ToJson(IVaeModel model, Backend backend, BenchmarkResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", model.Name);
            backend.Write(json);
            json.WriteNumber("batch", result.BatchSize);
            if (backend.HasThreads)
            {
                json.WriteNumber("threads", result.Threads);
            }

            json.WriteNumber("stepMicroseconds", result.StepMicroseconds);
            json.WriteNumber("imagesPerSecond", result.ExamplesPerSecond);
            json.WriteNumber("gflops", result.Gflops);
            if (IsOnProcessor(backend))
            {
                json.WriteNumber("fmaPeak", result.FmaPeak);
                json.WriteNumber("fractionOfPeak", result.FractionOfPeak);
                json.WriteBoolean("fusedMultiplyAdd", InstructionSet.Current.HasFusedMultiplyAdd);
            }

            json.WriteNumber("allocatedBytesPerStep", result.AllocatedBytesPerStep);
            json.WriteNumber("decodeMicroseconds", result.DecodeMicroseconds);
            json.WriteEndObject();
        });

    private static bool IsOnProcessor(Backend backend) => backend.Device == Backend.Cpu;
}
