namespace FunctionalVae;

/// <summary>
/// The learning rate along half a cosine over the whole run of T steps (Loshchilov and Hutter 2017, without restarts): at the step with t
/// steps before it the factor Final + (1 − Final)·(1 + cos(π·t/T))/2, and Final after the run. It is PyTorch's
/// <c>CosineAnnealingLR(T_max=T, eta_min=Final·rate)</c>, stepped at every step.
/// </summary>
/// <param name="Final">The share of the learning rate that is left at the end, in [0, 1].</param>
/// <param name="WarmupEpochs">Over how many epochs the rate rises linearly; 0 for none.</param>
public sealed record CosineSchedule(double Final = 0, double WarmupEpochs = 0) : Schedule(WarmupEpochs)
{
    internal override bool NeedsLength => true;

    internal override double Decay(long step, int stepsPerEpoch, int epochs)
    {
        var done = Math.Min(1, step / ((double)stepsPerEpoch * epochs));
        return Final + ((1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * done)));
    }

    internal override void Check(int epochs)
    {
        base.Check(epochs);
        OptionRange.Require(Final is >= 0 and <= 1, nameof(Final), Final, "in [0, 1]");
    }
}
