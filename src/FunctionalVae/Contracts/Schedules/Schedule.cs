namespace FunctionalVae;

/// <summary>
/// How the learning rate changes over a run: at each step <see cref="TrainOptions.LearningRate"/> times a factor, which is the product of a
/// linear warm-up and of what the schedule is named after, both counted from the start of the run.
/// </summary>
/// <param name="WarmupEpochs">
/// Over how many epochs the rate rises, W steps in all: at the step with t steps before it the factor min(1, (t+1)/W). It is PyTorch's
/// <c>LinearLR(start_factor=1/W, total_iters=W-1)</c>, stepped at every step; 0 for none. A run may end before.
/// </param>
public abstract record Schedule(double WarmupEpochs)
{
    /// <summary>Whether the factor depends on how many steps an epoch has.</summary>
    internal virtual bool NeedsLength => WarmupEpochs > 0;

    /// <summary>The factor of the learning rate at a step.</summary>
    /// <param name="step">Steps done before it, from 0.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch.</param>
    /// <param name="epochs">Epochs in the run.</param>
    public double FactorAt(long step, int stepsPerEpoch, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepsPerEpoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        var warmup = WarmupEpochs * stepsPerEpoch;
        return (step + 1 < warmup ? (step + 1) / warmup : 1) * Decay(step, stepsPerEpoch, epochs);
    }

    /// <summary>The factor without the warm-up.</summary>
    internal abstract double Decay(long step, int stepsPerEpoch, int epochs);

    /// <summary>Throws where the schedule makes no sense for a run of <paramref name="epochs"/>.</summary>
    internal virtual void Check(int epochs)
    {
        OptionRange.Require(
            WarmupEpochs >= 0 && double.IsFinite(WarmupEpochs),
            nameof(WarmupEpochs),
            WarmupEpochs,
            "finite and not negative"
        );
    }
}
