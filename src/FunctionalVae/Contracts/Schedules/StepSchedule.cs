namespace FunctionalVae;

/// <summary>
/// The learning rate times Factor after every so many epochs: in epoch e, from 0, the factor Factor^⌊e / EveryEpochs⌋.
/// It is PyTorch's <c>StepLR(step_size=EveryEpochs, gamma=Factor)</c>, stepped after every epoch.
/// </summary>
/// <param name="EveryEpochs">Epochs between two changes, fewer than the run has.</param>
/// <param name="Factor">What the rate is multiplied by; positive.</param>
/// <param name="WarmupEpochs">Over how many epochs the rate rises linearly; 0 for none.</param>
public sealed record StepSchedule(int EveryEpochs, double Factor = 0.1, double WarmupEpochs = 0) : Schedule(WarmupEpochs)
{
    internal override bool NeedsLength => true;

    internal override double Decay(long step, int stepsPerEpoch, int epochs) => Math.Pow(Factor, step / stepsPerEpoch / EveryEpochs);

    internal override void Check(int epochs)
    {
        base.Check(epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(EveryEpochs);
        OptionRange.Require(Factor > 0 && double.IsFinite(Factor), nameof(Factor), Factor, "positive and finite");
        OptionRange.RequireInRun(
            EveryEpochs < epochs,
            nameof(EveryEpochs),
            EveryEpochs,
            $"The learning rate changes after every {EveryEpochs} epochs and the run has {epochs}: it would never change. Give fewer epochs between changes or more epochs."
        );
    }
}
