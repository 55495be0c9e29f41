using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The options of a run that not every run has, in words.</summary>
internal static class OptionsText
{
    private static readonly Adam Usual = new();

    /// <summary>One line; empty where every option is the usual one.</summary>
    public static string Unusual(TrainRequest request) => string.Join(", ", Parts(request));

    private static IEnumerable<string> Parts(TrainRequest request)
    {
        var options = request.Options;
        string?[] parts =
        [
            request.Backend.IsManaged ? null : $"backend {request.Backend}",
            options.Optimizer switch
            {
                AdamW adam => Invariant($"adamw with {Constants(adam.Beta1, adam.Beta2, adam.Epsilon)}weight decay {adam.WeightDecay}"),
                Adam adam when Constants(adam.Beta1, adam.Beta2, adam.Epsilon) is { Length: > 0 } constants =>
                    $"adam with {constants}".TrimEnd(' ', ','),
                Sgd sgd => Invariant(
                    $"sgd with {(sgd.Nesterov ? "Nesterov's " : "")}momentum {sgd.Momentum} and weight decay {sgd.WeightDecay}"
                ),
                _ => null,
            },
            options.Schedule switch
            {
                StepSchedule step => Invariant($"rate × {step.Factor} after every {step.EveryEpochs} epochs"),
                MilestoneSchedule stages => Invariant($"rate × {stages.Factor} after {string.Join(", ", stages.Milestones)} epochs"),
                CosineSchedule cosine => Invariant($"rate along a cosine to {cosine.Final} of it"),
                _ => null,
            },
            options.Schedule is { WarmupEpochs: > 0 } warm ? Invariant($"warm-up over {warm.WarmupEpochs} epochs") : null,
            options.ClipNorm is { } clip ? Invariant($"gradient clipped to norm {clip}") : null,
            options.AverageDecay is { } decay ? Invariant($"weights averaged with decay {decay}") : null,
            options.KlWarmupEpochs > 0 ? Invariant($"KL warm-up over {options.KlWarmupEpochs} epochs") : null,
            options.ValidationFraction > 0 ? Invariant($"{options.ValidationFraction} of the training part for validation") : null,
            options.Guard is { } guard
                ? Invariant(
                    $"going back at most {guard.Rollbacks} times from a loss that is not finite, or {guard.Deviations} deviations above the median of the last {guard.Window}"
                )
                : null,
            options.Patience is { } patience ? Invariant($"patience {patience}") : null,
            request.Model.Spec.Input.Binarization == request.Model.Binarization
                ? null
                : $"binarization {request.Model.Binarization} instead of the specification's",
            request.Data.Scaling is { } scaling ? $"scaling {scaling}" : null,
        ];
        return parts.OfType<string>();
    }

    // Where they are not the usual ones.
    private static string Constants(double beta1, double beta2, double epsilon) =>
        string.Concat(
            beta1 == Usual.Beta1 ? "" : Invariant($"β₁ {beta1}, "),
            beta2 == Usual.Beta2 ? "" : Invariant($"β₂ {beta2}, "),
            epsilon == Usual.Epsilon ? "" : Invariant($"ε {epsilon}, ")
        );
}
