namespace FunctionalVae;

/// <summary>
/// Looks for spikes of the loss, and undoes them: training goes back to a place before the spike, and on from there over the examples in
/// another order (as Chowdhery et al. 2022, "PaLM", section 5.1, did by hand).
/// </summary>
/// <param name="Rollbacks">
/// How often training goes back, at most. After that a spike of finite numbers is let through, and a value that is not finite stops the run, as
/// without a guard.
/// </param>
/// <param name="Window">
/// The number of losses that a step's loss is compared with, those of the last steps; and the number of steps between the places that training can go
/// back to. It goes back to the latest one that as many steps came after without a spike: by 1 to 2 windows, or to where it began.
/// </param>
/// <param name="Deviations">
/// A loss is a spike where it is not finite, or where it is greater than m + Deviations · max(d, 0.001 · max(1, |m|)): m is the median of the losses of
/// the last Window steps, d the median of their distances from m (the median absolute deviation), in nats per example. Before there are as many losses
/// only one that is not finite is a spike. The last batch of an epoch is left out where it is smaller, for its loss varies more.
/// </param>
public sealed record SpikeGuard(int Rollbacks = 3, int Window = 100, double Deviations = 16)
{
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rollbacks);
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 2);
        OptionRange.Require(Deviations > 0 && double.IsFinite(Deviations), nameof(Deviations), Deviations, "positive and finite");
    }
}
