namespace FunctionalVae;

/// <summary>What changes from step to step: a pure function of the options and of the number of steps done.</summary>
/// <param name="LearningRate">The step size, after the schedule.</param>
/// <param name="KlWeight">The share of the specification's β that is trained, in [0, 1].</param>
internal readonly record struct StepSettings(double LearningRate, double KlWeight)
{
    /// <param name="options">How to train; with the number of examples where the run's length matters.</param>
    /// <param name="done">Steps done before this one.</param>
    public static StepSettings At(TrainOptions options, long done)
    {
        if (!options.NeedsLength)
        {
            return new(options.LearningRate, 1);
        }

        options.CheckLength();
        var steps = TrainingSplit.StepsPerEpoch(options, options.Examples!.Value);
        var warmup = options.KlWarmupEpochs * steps;
        return new(
            options.LearningRate * (options.Schedule?.FactorAt(done, steps, options.Epochs) ?? 1),
            done < warmup ? done / warmup : 1
        );
    }
}
