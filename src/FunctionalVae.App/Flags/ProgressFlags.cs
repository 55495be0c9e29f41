using System.CommandLine;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>The options of <c>train</c> about what else a step does, and about when the run ends.</summary>
internal sealed class ProgressFlags
{
    private readonly Option<double?> clip = Values.Positive(
        "--clip",
        "The greatest norm of the gradient: a longer one is shortened to it. [default: the model's own, else none]"
    );

    private readonly Option<double?> average = Values.Number(
        "--average",
        "The decay of an exponential average of the weights, such as 0.999: the averaged ones are evaluated and saved. [default: the model's own, else none]",
        static value => value is > 0 and < 1,
        "a number between 0 and 1, such as 0.999"
    );

    private readonly Option<double?> klWarmup = Values.NotNegative(
        "--kl-warmup",
        "Epochs over which the weight of the KL term rises from 0; 0 for none. [default: the model's own, else 0]"
    );

    private readonly Option<double?> validation = Values.Number(
        "--validation",
        "The share of the training examples that is kept from training and scored after each epoch; 0 for none. [default: the model's own, else 0]",
        static value => value is >= 0 and < 1,
        "a number of at least 0 and less than 1, such as 0.1"
    );

    private readonly Option<int?> patience = Values.Whole(
        "--patience",
        "Stops after so many epochs without a better validation objective, and takes the weights of the best epoch. Needs --validation.",
        1
    );

    public IReadOnlyList<Option> All => [clip, average, klWarmup, validation, patience];

    /// <exception cref="UserErrorException">An option does nothing beside the others, or does not fit the number of epochs.</exception>
    public TrainOptions Apply(ParseResult parsed, TrainOptions options, IVaeModel model)
    {
        var applied = options with
        {
            ClipNorm = parsed.GetValue(clip) ?? options.ClipNorm,
            AverageDecay = parsed.GetValue(average) ?? options.AverageDecay,
            KlWarmupEpochs = parsed.GetValue(klWarmup) ?? options.KlWarmupEpochs,
            ValidationFraction = parsed.GetValue(validation) ?? options.ValidationFraction,
            Patience = parsed.GetValue(patience) ?? (parsed.GetValue(validation) == 0 ? null : options.Patience),
        };
        if (applied.Patience is not null && applied.ValidationFraction == 0)
        {
            throw new UserErrorException(
                "--patience waits for the validation objective to improve, and no examples are kept for validation. Pass --validation, such as 0.1."
            );
        }

        if (parsed.GetValue(klWarmup) > 0 && (model.Spec.Objective.Beta == 0 || !PriorMoments.Exist(model)))
        {
            throw new UserErrorException($"--kl-warmup raises the weight of the KL term, and {model.Name} trains none.");
        }

        return applied.Patience is null || applied.KlWarmupEpochs < applied.Epochs
            ? applied
            : throw new UserErrorException(
                Invariant(
                    $"{(parsed.GetValue(patience) is null ? Invariant($"The patience of {applied.Patience}, which this run has without --patience,") : "--patience")} counts from the end of the KL warm-up on, and that takes {applied.KlWarmupEpochs} epochs in a run of {applied.Epochs}. Pass {(parsed.GetValue(klWarmup) is null ? "--kl-warmup with fewer" : "a smaller --kl-warmup")}, or more --epochs."
                )
            );
    }
}
