namespace FunctionalVae;

/// <summary>What must hold of training options.</summary>
internal static class TrainOptionsCheck
{
    /// <summary>Throws where an option makes no sense, alone or beside the others.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or does not go with another; the message names it.</exception>
    public static void Check(this TrainOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        Positive(nameof(options.LearningRate), options.LearningRate);
        options.Optimizer?.Check();
        options.Schedule?.Check(options.Epochs);
        if (options.ClipNorm is { } norm)
        {
            Positive(nameof(options.ClipNorm), norm);
        }

        if (options.AverageDecay is { } decay)
        {
            OptionRange.Require(decay is >= 0 and < 1, nameof(options.AverageDecay), decay, "in [0, 1)");
        }

        options.Guard?.Check();
        CheckKlWarmup(options);
        CheckValidation(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Examples ?? 1, nameof(options.Examples));
    }

    /// <summary>The options of a run over <paramref name="examples"/> examples: with their number where it matters.</summary>
    /// <exception cref="ArgumentException">The options were made for another number of examples.</exception>
    public static TrainOptions Over(this TrainOptions options, int examples)
    {
        if (options.Examples is { } stated && stated != examples)
        {
            throw new ArgumentException($"The options are for {stated} examples, and the data have {examples}.", nameof(options));
        }

        return options.NeedsLength ? options.For(examples) : options;
    }

    /// <summary>Throws where a step would depend on how many steps an epoch has, and the options do not say it.</summary>
    public static void CheckLength(this TrainOptions options)
    {
        if (options.NeedsLength && options.Examples is null)
        {
            throw new ArgumentException(
                "The schedule depends on the length of an epoch: start from options.For(data.Count), as Train does by itself.",
                nameof(options)
            );
        }
    }

    private static void CheckKlWarmup(TrainOptions options)
    {
        var warmup = options.KlWarmupEpochs;
        OptionRange.Require(warmup >= 0 && double.IsFinite(warmup), nameof(options.KlWarmupEpochs), warmup, "finite and not negative");
    }

    private static void CheckValidation(TrainOptions options)
    {
        var fraction = options.ValidationFraction;
        OptionRange.Require(fraction is >= 0 and < 1, nameof(options.ValidationFraction), fraction, "in [0, 1)");
        if (options.Patience is not { } patience)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience, nameof(options.Patience));
        if (fraction == 0)
        {
            throw new ArgumentException(
                "Patience waits for the validation objective to improve, and there are no validation examples: give a ValidationFraction, such as 0.1.",
                nameof(options)
            );
        }

        // It would do nothing.
        OptionRange.RequireInRun(
            options.KlWarmupEpochs < options.Epochs,
            nameof(options.Patience),
            patience,
            $"Patience counts from the end of the warm-up on, and KlWarmupEpochs is {options.KlWarmupEpochs} in a run of {options.Epochs} epochs. Give fewer warm-up epochs, or no Patience."
        );
    }

    private static void Positive(string name, double value) =>
        OptionRange.Require(value > 0 && double.IsFinite(value), name, value, "positive and finite");
}
