namespace FunctionalVae;

/// <summary>The losses of the last steps, and the level above which the next one is a spike: <see cref="SpikeGuard.Deviations"/> has the formula.</summary>
internal sealed class LossLevel
{
    // So that a loss that hardly moves, as that of few examples without noise, has no spikes of rounding.
    private const double LeastDeviation = 1e-3;
    private readonly SpikeGuard rule;
    private readonly Queue<double> last;
    private readonly List<double> sorted;

    /// <param name="rule">The rule.</param>
    /// <param name="losses">The losses so far, in their order, at most as many as the window has.</param>
    public LossLevel(SpikeGuard rule, IReadOnlyList<double> losses)
    {
        this.rule = rule;
        last = new(losses);
        sorted = [.. losses.Order()];
    }

    /// <summary>The losses, in their order.</summary>
    public IReadOnlyList<double> Losses => [.. last];

    /// <summary>The level; infinite before a whole window of losses.</summary>
    public double Value
    {
        get
        {
            if (last.Count < rule.Window)
            {
                return double.PositiveInfinity;
            }

            var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
            return median + (rule.Deviations * Math.Max(Deviation(median), LeastDeviation * Math.Max(1, Math.Abs(median))));
        }
    }

    /// <summary>Takes the loss of a step that is no spike.</summary>
    public void Add(double loss)
    {
        if (last.Count == rule.Window)
        {
            sorted.RemoveAt(sorted.BinarySearch(last.Dequeue()));
        }

        last.Enqueue(loss);
        var place = sorted.BinarySearch(loss);
        sorted.Insert(place < 0 ? ~place : place, loss);
    }

    // The median of the distances from the median: from the middle outwards they come in their order.
    private double Deviation(double median)
    {
        var (below, above) = ((sorted.Count - 1) / 2, ((sorted.Count - 1) / 2) + 1);
        var (before, distance) = (0.0, 0.0);
        for (var taken = 0; taken <= sorted.Count / 2; taken++)
        {
            before = distance;
            var left = below < 0 ? double.PositiveInfinity : median - sorted[below];
            var right = above == sorted.Count ? double.PositiveInfinity : sorted[above] - median;
            distance = Math.Min(left, right);
            below -= left <= right ? 1 : 0;
            above += left <= right ? 0 : 1;
        }

        return sorted.Count % 2 == 0 ? (before + distance) / 2 : distance;
    }
}
