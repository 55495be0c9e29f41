namespace FunctionalVae;

/// <summary>The learning rate as it is given, after a warm-up if one is asked for.</summary>
/// <param name="WarmupEpochs">Over how many epochs the rate rises linearly; 0 for none.</param>
public sealed record ConstantSchedule(double WarmupEpochs = 0) : Schedule(WarmupEpochs)
{
    internal override double Decay(long step, int stepsPerEpoch, int epochs) => 1;
}
