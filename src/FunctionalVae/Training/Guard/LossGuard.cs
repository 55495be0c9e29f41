namespace FunctionalVae;

/// <summary>A <see cref="SpikeGuard"/> at work: a pure function of the losses and places that it is told, so that it is the same on every run.</summary>
internal sealed class LossGuard(SpikeGuard rule, TrainingPoint from)
{
    private GuardPlace good = from.Guard?.Good ?? new(from, []);
    private GuardPlace? latest = from.Guard?.Latest;
    private LossLevel level = new(rule, from.Guard?.Losses ?? []);

    /// <summary>The spikes that training went back from.</summary>
    public IReadOnlyList<Rollback> Rollbacks { get; private set; } = from.Guard?.Rollbacks ?? [];

    /// <summary>What has to be kept with a place.</summary>
    public GuardMemory Memory => new(Rollbacks, level.Losses, good, latest);

    /// <summary>Whether training may still go back.</summary>
    public bool IsLeft => Rollbacks.Count < rule.Rollbacks;

    /// <summary>Whether a place is due after so many steps.</summary>
    public bool IsDue(long step) => IsLeft && step % rule.Window == 0;

    /// <summary>Takes a place that no spike came before.</summary>
    public void Take(TrainingPoint point)
    {
        good = latest ?? good;
        latest = new(point with { Guard = null }, level.Losses);
    }

    /// <summary>
    /// Whether the loss of a step is a spike; if not, it joins the others. An epoch's last batch may be smaller, and its loss varies more: it is
    /// neither measured nor taken.
    /// </summary>
    public bool IsSpike(double loss, bool isWhole)
    {
        if (!isWhole)
        {
            return false;
        }

        if (IsLeft && loss > level.Value)
        {
            return true;
        }

        level.Add(loss);
        return false;
    }

    /// <summary>The place to go on from after a spike.</summary>
    /// <param name="step">The step, from 1, at which it was seen.</param>
    /// <param name="loss">Its loss.</param>
    public TrainingPoint Back(long step, double loss)
    {
        Rollbacks = [.. Rollbacks, new(step, good.Point.State.Step, loss, level.Value)];
        latest = null;
        level = new(rule, good.Losses);
        return good.Point with { Guard = Memory };
    }
}
