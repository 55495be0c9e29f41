using System.Diagnostics;

namespace FunctionalVae.SideBySide;

/// <summary>The program <c>benchmarks/torchsharp-steps</c>, where it is built.</summary>
internal static class TorchSharp
{
    /// <summary>How it is started: where libstdc++ is too old for it, by the script that finds a newer one, as root. Null where it is not built.</summary>
    public static ProcessStartInfo? Steps(string repository)
    {
        var program = Path.Combine(repository, "benchmarks", "torchsharp-steps", "bin", "Release", "net10.0", "torchsharp-steps.dll");
        if (!File.Exists(program))
        {
            return null;
        }

        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo(Path.Combine(repository, ".ci", "newer-libstdcxx"), ["dotnet", program])
            {
                WorkingDirectory = repository,
            }
            : new ProcessStartInfo(dotnet, [program]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        if (HiddenAvx512.IsHidden)
        {
            start.Environment["ATEN_CPU_CAPABILITY"] = "avx2";
            start.Environment["MKL_ENABLE_INSTRUCTIONS"] = "AVX2";
        }

        return start;
    }
}
