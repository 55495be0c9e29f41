namespace FunctionalVae;

/// <summary>The words for optimisers and schedules on the command line and in a run's record.</summary>
public static class TrainingWords
{
    /// <summary><see cref="FunctionalVae.Adam"/>.</summary>
    public const string Adam = "adam";

    /// <summary><see cref="FunctionalVae.AdamW"/>.</summary>
    public const string AdamW = "adamw";

    /// <summary><see cref="FunctionalVae.Sgd"/>.</summary>
    public const string Sgd = "sgd";

    /// <summary><see cref="ConstantSchedule"/>.</summary>
    public const string Constant = "constant";

    /// <summary><see cref="StepSchedule"/>.</summary>
    public const string Step = "step";

    /// <summary><see cref="MilestoneSchedule"/>.</summary>
    public const string Milestones = "milestones";

    /// <summary><see cref="CosineSchedule"/>.</summary>
    public const string Cosine = "cosine";

    /// <summary>The word for an optimiser; for none that of <see cref="FunctionalVae.Adam"/>, which is taken then.</summary>
    /// <exception cref="NotSupportedException">There is no word for it.</exception>
    public static string Of(Optimizer? optimizer) =>
        optimizer switch
        {
            null or FunctionalVae.Adam => Adam,
            FunctionalVae.AdamW => AdamW,
            FunctionalVae.Sgd => Sgd,
            _ => throw new NotSupportedException($"There is no word for {optimizer}."),
        };

    /// <summary>The word for a schedule; for none that of <see cref="ConstantSchedule"/>, which is taken then.</summary>
    public static string OfSchedule(Schedule? schedule) =>
        schedule switch
        {
            StepSchedule => Step,
            MilestoneSchedule => Milestones,
            CosineSchedule => Cosine,
            _ => Constant,
        };
}
