namespace FunctionalVae.SideBySide;

/// <summary>Another library's process, and the times of its turns in microseconds.</summary>
internal sealed class Peer(PeerProcess process) : IDisposable
{
    private readonly List<double> steps = [];
    private readonly List<double> decodes = [];

    public string Description => process.Description;

    public double Step => Times.Median(steps);

    public double Decode => Times.Median(decodes);

    public void Turn(double seconds)
    {
        steps.Add(process.StepMicroseconds(seconds));
        decodes.Add(process.DecodeMicroseconds(seconds / 3));
    }

    /// <summary>Forgets the turns so far, which warmed up.</summary>
    public void Clear()
    {
        steps.Clear();
        decodes.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
