namespace FunctionalVae.SideBySide;

/// <summary>The other libraries at one number of threads; null for one that is not there.</summary>
/// <param name="PyTorch">PyTorch as it comes.</param>
/// <param name="Keeping">PyTorch with an allocator that keeps its memory.</param>
/// <param name="TorchSharp">TorchSharp with such an allocator.</param>
internal sealed record Peers(Peer? PyTorch, Peer? Keeping, Peer? TorchSharp) : IDisposable
{
    public IEnumerable<Peer> All => new[] { PyTorch, Keeping, TorchSharp }.OfType<Peer>();

    /// <summary>Starts those that are there.</summary>
    public static Peers Start(PyTorch python, Case @case, int threads, string examples)
    {
        return new(
            InPython(keepsMemory: false),
            InPython(keepsMemory: true),
            SideBySide.TorchSharp.Steps(python.Repository) is { } start
                ? Of(PeerProcess.Start(start, @case, threads, examples, keepsMemory: true))
                : null
        );

        // The network of PyTorch has one term.
        Peer? InPython(bool keepsMemory) =>
            @case.Term == Case.Plain
                ? Of(PeerProcess.Start(python.Script("pytorch_steps.py"), @case, threads, examples, keepsMemory))
                : null;

        static Peer? Of(PeerProcess? process) => process is null ? null : new(process);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var peer in All)
        {
            peer.Dispose();
        }
    }
}
