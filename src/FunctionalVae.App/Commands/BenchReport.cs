using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What bench says. What the processor's multiply-adds reach is compared with what runs on the processor only.</summary>
internal static class BenchReport
{
    public static string Text(IVaeModel model, Engine engine, BenchmarkResult result)
    {
        var threads = engine.HasThreads ? Invariant($", {result.Threads} {(result.Threads == 1 ? "thread" : "threads")}") : "";
        var place = engine.IsManaged ? "" : $", {engine}";
        var peak = IsOnProcessor(engine)
            ? Invariant($", {result.FractionOfPeak:P1} of what multiply-adds alone reach here ({result.FmaPeak:F1})")
            : "";
        return Invariant(
                    $"""
                    {model.Name}, batch {result.BatchSize}{threads}{place}; medians over 15 rounds
                    step     {result.StepMicroseconds:F1} µs, {result.ImagesPerSecond:N0} examples a second, {result.AllocatedBytesPerStep:F0} bytes allocated
                    products {result.Gflops:F1} GFLOP/s{peak}
                    decode   {result.DecodeMicroseconds:F2} µs for one latent vector{(engine.IsManaged ? ", one thread" : "")}

                    """
                )
                .ReplaceLineEndings("\n")
            + (IsOnProcessor(engine) && InstructionSet.Current.Shortfall is { } shortfall ? $"slow     {shortfall}\n" : "");
    }

    public static string ToJson(IVaeModel model, Engine engine, BenchmarkResult result) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", model.Name);
            engine.Write(json);
            json.WriteNumber("batch", result.BatchSize);
            if (engine.HasThreads)
            {
                json.WriteNumber("threads", result.Threads);
            }

            json.WriteNumber("stepMicroseconds", result.StepMicroseconds);
            json.WriteNumber("imagesPerSecond", result.ImagesPerSecond);
            json.WriteNumber("gflops", result.Gflops);
            if (IsOnProcessor(engine))
            {
                json.WriteNumber("fmaPeak", result.FmaPeak);
                json.WriteNumber("fractionOfPeak", result.FractionOfPeak);
                json.WriteBoolean("fusedMultiplyAdd", InstructionSet.Current.HasFusedMultiplyAdd);
            }

            json.WriteNumber("allocatedBytesPerStep", result.AllocatedBytesPerStep);
            json.WriteNumber("decodeMicroseconds", result.DecodeMicroseconds);
            json.WriteEndObject();
        });

    private static bool IsOnProcessor(Engine engine) => engine.Device == Engine.Cpu;
}
