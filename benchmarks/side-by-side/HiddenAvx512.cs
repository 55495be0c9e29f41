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
        using var process = Process.Start(From(new(Environment.ProcessPath!, arguments)))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Hides AVX-512 from the program that is started so.</summary>
    public static ProcessStartInfo From(ProcessStartInfo start)
    {
        start.Environment[Switch] = "0";
        return start;
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
