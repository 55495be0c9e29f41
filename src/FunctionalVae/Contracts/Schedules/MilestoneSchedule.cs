namespace FunctionalVae;

/// <summary>
/// The learning rate times Factor after each of some numbers of epochs: in epoch e, from 0, the factor Factor^(milestones up to e). It is
/// PyTorch's <c>MultiStepLR(milestones=Milestones, gamma=Factor)</c>, stepped after every epoch. Published protocols have such stages: with
/// <c>Milestones: [1, 4, 13, 40, 121, 364, 1093]</c> and the factor 10^(−1/7) it is that of Burda, Grosse and Salakhutdinov (2016).
/// </summary>
/// <param name="Milestones">After how many epochs the rate changes; ascending, from 1, fewer than the run has.</param>
/// <param name="Factor">What the rate is multiplied by each time; positive.</param>
/// <param name="WarmupEpochs">Over how many epochs the rate rises linearly; 0 for none.</param>
public sealed record MilestoneSchedule(ValueList<int> Milestones, double Factor = 0.1, double WarmupEpochs = 0) : Schedule(WarmupEpochs)
{
    internal override bool NeedsLength => true;

    internal override double Decay(long step, int stepsPerEpoch, int epochs)
    {
        var epoch = step / stepsPerEpoch;
        return Math.Pow(Factor, Milestones.Count(milestone => milestone <= epoch));
    }

    internal override void Check(int epochs)
    {
        base.Check(epochs);
        OptionRange.Require(Factor > 0 && double.IsFinite(Factor), nameof(Factor), Factor, "positive and finite");
        OptionRange.Require(Milestones.Count > 0, nameof(Milestones), 0, "one or more numbers of epochs");
        var before = 0;
        foreach (var milestone in Milestones)
        {
            OptionRange.Require(milestone > before, nameof(Milestones), milestone, "ascending, from 1");
            before = milestone;
        }

        OptionRange.RequireInRun(
            before < epochs,
            nameof(Milestones),
            before,
            $"The learning rate changes after {before} epochs and the run has {epochs}: that change would never come. Leave it out, or give more epochs."
        );
    }
}
