using Microsoft.CodeAnalysis.CSharp;

namespace FunctionalVae.Generator.Benchmarks;

/// <summary>Where the numbers were measured.</summary>
internal static class Machine
{
    public static string Roslyn => typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3);

    public static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var name = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return name?.Split(':')[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
    }
}
