using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>The tool as a process that the system ends at a call of the disk: <c>POINT train TinyVae --out …</c>.</summary>
internal static class KillHost
{
    public static int Main(string[] args)
    {
        var point = int.Parse(args[0], CultureInfo.InvariantCulture);
        Disk.Use(
            new WatchedDisk(call =>
            {
                if (call == point)
                {
                    Process.GetCurrentProcess().Kill();
                    Thread.Sleep(Timeout.Infinite);
                }
            })
        );
        return VaeApp.Run(args[1..], [TinyVae.Model]);
    }

    /// <summary>Starts it; its output and errors go into pipes.</summary>
    public static Process Start(int point, params string[] args) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(KillHost).Assembly.Location, point.ToString(CultureInfo.InvariantCulture), .. args])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
