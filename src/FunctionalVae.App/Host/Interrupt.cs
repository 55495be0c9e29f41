using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FunctionalVae.App;

/// <summary>
/// The first Ctrl-C (or request to terminate, or the end of the terminal) asks the work to stop, and says so; another after a second or more
/// ends the process, as it would without this. Sooner it is the same impatient press, and what is being saved gets saved.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private long firstAt;

    public Interrupt(TextWriter error)
    {
        registrations = [.. Kinds.Select(kind => PosixSignalRegistration.Create(kind, signal => Hear(signal, error)))];
    }

    // Where nohup ignores the end of the terminal, .NET leaves it ignored.
    private static PosixSignal[] Kinds => [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Hear(PosixSignalContext signal, TextWriter error)
    {
        if (!source.IsCancellationRequested)
        {
            firstAt = Stopwatch.GetTimestamp();
            signal.Cancel = true;
            error.Write("stopping; interrupt again to end at once\n");
            source.Cancel();
        }
        else
        {
            signal.Cancel = Stopwatch.GetElapsedTime(firstAt) < Impatience;
        }
    }
}
