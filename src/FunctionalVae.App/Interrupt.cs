using System.Runtime.InteropServices;

namespace FunctionalVae.App;

/// <summary>The first Ctrl-C asks the work to stop; the second ends the process, as it would without this.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration registration;

    public Interrupt()
    {
        registration = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            signal =>
            {
                signal.Cancel = !source.IsCancellationRequested;
                source.Cancel();
            }
        );
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registration.Dispose();
        source.Dispose();
    }
}
