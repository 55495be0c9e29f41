namespace FunctionalVae.SideBySide;

/// <summary>
/// The engine and PyTorch, as it comes and with its memory kept, at one number of threads, and the times of their turns in microseconds.
/// </summary>
internal sealed class Side(BenchmarkSession own, PyTorchProcess other, PyTorchProcess keeping, int threads) : IDisposable
{
    private const double SecondsPerTurn = 0.3;
    private const int PeaksPerTurn = 15;
    private readonly List<double> ownSteps = [];
    private readonly List<double> ownDecodes = [];
    private readonly List<double> otherSteps = [];
    private readonly List<double> otherDecodes = [];
    private readonly List<double> keepingSteps = [];
    private readonly List<double> peaks = [];

    public int Threads => threads;

    public double Step => Median(ownSteps);

    public double Decode => Median(ownDecodes);

    public double PyTorchStep => Median(otherSteps);

    /// <summary>The same with an allocator that keeps its memory.</summary>
    public double KeepingStep => Median(keepingSteps);

    public double PyTorchDecode => Median(otherDecodes);

    /// <summary>Operations a second of the matrix products as a part of what multiply-adds alone reach between the steps: their last decile, as times are first ones.</summary>
    public double FractionOfPeak => own.FlopsPerStep / Step * 1e-3 / (peaks.OrderDescending().ElementAt(peaks.Count / 10) * threads);

    /// <summary>One turn of each; the value of a turn is the first decile of its calls, which other programs disturb little.</summary>
    public void Turn()
    {
        ownSteps.Add(own.StepMicroseconds(SecondsPerTurn));
        peaks.AddRange(Enumerable.Range(0, PeaksPerTurn).Select(_ => FmaPeak.Measure()));
        otherSteps.Add(other.StepMicroseconds(SecondsPerTurn));
        keepingSteps.Add(keeping.StepMicroseconds(SecondsPerTurn));
        ownDecodes.Add(own.DecodeMicroseconds(SecondsPerTurn / 3));
        otherDecodes.Add(other.DecodeMicroseconds(SecondsPerTurn / 3));
    }

    /// <summary>Forgets the turns so far, which warmed up.</summary>
    public void Clear()
    {
        foreach (var times in (List<double>[])[ownSteps, ownDecodes, otherSteps, otherDecodes, keepingSteps, peaks])
        {
            times.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        own.Dispose();
        other.Dispose();
        keeping.Dispose();
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
