using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

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
        return VaeApp.Run(args[1..], args.Contains(nameof(Wide)) ? [Wide()] : [TinyVae.Model]);
    }

    /// <summary>A model of 8.5 million parameters over the embedded digits.</summary>
    public static IVaeModel Wide() =>
        Vae.ObjectiveFrom(
            new(
                new Image(8, 8),
                [new Flatten(), new Dense(2048, Activation.Relu), new Dense(2048, Activation.Relu)],
                new DiagonalNormalLatent(2),
                [new Dense(2048, Activation.Relu), new Dense(2048, Activation.Relu)],
                new GreyCrossEntropy()
            ),
            nameof(Wide)
        ).Model;

    /// <summary>Starts it; its output goes into a pipe, and what it says of errors is read and forgotten.</summary>
    public static Running Start(int point, params string[] args)
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(KillHost).Assembly.Location, point.ToString(CultureInfo.InvariantCulture), .. args])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>The process; it does not outlive the test, however that ends.</summary>
    internal sealed class Running(Process process) : IDisposable
    {
        public StreamReader Output => process.StandardOutput;

        public int Id => process.Id;

        /// <summary>Waits until it has ended by itself.</summary>
        /// <returns>With what code.</returns>
        public int Wait()
        {
            Output.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
