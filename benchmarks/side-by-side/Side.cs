namespace FunctionalVae.SideBySide;

/// <summary>The engine and the other libraries at one number of threads, and the times of their turns in microseconds.</summary>
internal sealed class Side(BenchmarkSession own, Peers peers, int threads) : IDisposable
{
    private const double SecondsPerTurn = 0.3;
    private const int PeaksPerTurn = 15;
    private readonly List<double> steps = [];
    private readonly List<double> decodes = [];
    private readonly List<double> peaks = [];

    public int Threads => threads;

    public Peers Peers => peers;

    public double Step => Times.Median(steps);

    public double Decode => Times.Median(decodes);

    /// <summary>Operations a second of the matrix products as a part of what multiply-adds alone reach between the steps: their last decile, as times are first ones.</summary>
    public double FractionOfPeak => own.FlopsPerStep / Step * 1e-3 / (peaks.OrderDescending().ElementAt(peaks.Count / 10) * threads);

    /// <summary>One turn of each; the value of a turn is the first decile of its calls, which other programs disturb little.</summary>
    public void Turn()
    {
        steps.Add(own.StepMicroseconds(SecondsPerTurn));
        peaks.AddRange(Enumerable.Range(0, PeaksPerTurn).Select(_ => FmaPeak.Measure()));
        decodes.Add(own.DecodeMicroseconds(SecondsPerTurn / 3));
        foreach (var peer in peers.All)
        {
            peer.Turn(SecondsPerTurn);
        }
    }

    /// <summary>Forgets the turns so far, which warmed up.</summary>
    public void Clear()
    {
        foreach (var times in (List<double>[])[steps, decodes, peaks])
        {
            times.Clear();
        }

        foreach (var peer in peers.All)
        {
            peer.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        own.Dispose();
        peers.Dispose();
    }
}
