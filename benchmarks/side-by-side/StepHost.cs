using System.Diagnostics;
using System.Globalization;

namespace FunctionalVae.SideBySide;

/// <summary>A process of some build's step-host that trains one model for as long as it is told each time.</summary>
internal sealed class StepHost : IDisposable
{
    private const string SecondsPerTurn = "0.2";

    private readonly Process process;
    private readonly List<double> times = [];

    private StepHost(Process process) => this.process = process;

    /// <summary>The median, over the turns, of the first decile of a step's microseconds.</summary>
    public double Microseconds => times.Order().ElementAt(times.Count / 2);

    /// <summary>What a step left to the garbage collector in the last turn, in bytes.</summary>
    public double AllocatedBytes { get; private set; }

    /// <summary>The program of a clone, built in Release.</summary>
    public static string ProgramOf(string clone) =>
        Path.Combine(
            clone,
            "benchmarks",
            "step-host",
            "bin",
            "Release",
            "net10.0",
            OperatingSystem.IsWindows() ? "step-host.exe" : "step-host"
        );

    /// <summary>Starts it and waits until it can train.</summary>
    /// <param name="clone">The folder of the clone.</param>
    /// <param name="model">A model of step-host.</param>
    /// <param name="way"><c>generated</c> or <c>runner</c>.</param>
    /// <param name="batch">Examples of a step.</param>
    /// <param name="threads">Threads of a step.</param>
    public static StepHost Start(string clone, string model, string way, int batch, int threads)
    {
        var start = new ProcessStartInfo(
            ProgramOf(clone),
            ["steps", model, way, batch.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var host = new StepHost(Process.Start(start)!);
        host.Line();
        return host;
    }

    /// <summary>Trains for one turn.</summary>
    public void Turn()
    {
        process.StandardInput.WriteLine(SecondsPerTurn);
        process.StandardInput.Flush();
        var words = Line().Split(' ');
        times.Add(double.Parse(words[0], CultureInfo.InvariantCulture));
        AllocatedBytes = double.Parse(words[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Forgets the turns so far, which warmed up.</summary>
    public void Clear() => times.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Line() =>
        process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("step-host ended; its message is above.");
}
