using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace FunctionalVae.SideBySide;

/// <summary>This program once more, on a machine without AVX-512.</summary>
internal static class HiddenAvx512
{
    private const string Switch = "DOTNET_EnableAVX512";

    /// <summary>Whether this process was started so.</summary>
    public static bool IsHidden { get; } = Environment.GetEnvironmentVariable(Switch) == "0";

    /// <summary>Starts the program again with AVX-512 hidden from the run time, and gives its exit code.</summary>
    public static int Restart(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments);
        start.Environment[Switch] = "0";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Throws where the run time did not heed the switch.</summary>
    public static void Check()
    {
        if (IsHidden && Vector512.IsHardwareAccelerated)
        {
            throw new InvalidOperationException($"{Switch}=0 did not hide AVX-512 from this run time; the comparison would be none.");
        }
    }
}
